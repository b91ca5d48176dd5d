/** Tables in files: delimited text and Excel, plain or gzip, in any of the encodings that tills write. Start at {@link io.huiji.server.imports.file.TableFile}. */
@NullMarked
package io.huiji.server.imports.file;

import org.jspecify.annotations.NullMarked;
