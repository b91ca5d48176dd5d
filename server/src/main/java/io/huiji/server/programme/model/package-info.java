/** The programme as a document: read with every mistake named, written canonically. Start reading at {@link ProgrammeReader}. */
@NullMarked
package io.huiji.server.programme.model;

import org.jspecify.annotations.NullMarked;
