package io.huiji.server.desk.batch;

import io.huiji.server.desk.Answer;

/** What came of a ticket within a batch's transaction; told to the ticket after the commit. */
record Outcome(Ticket ticket, Answer answer) {}
