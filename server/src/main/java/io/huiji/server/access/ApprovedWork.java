package io.huiji.server.access;

import io.huiji.server.platform.Problem;

/** What a module does with approvals of its kind. An adjustment is the desk's own and needs none. */
public interface ApprovedWork {

    /** Of {@link Approval#kind}. */
    String kind();

    /** Asked before somebody approves. @throws Problem it could not be carried out here, and nothing is approved */
    void check(Approval open);

    /**
     * Carries it out, or begins to: once, however often it is called. In a transaction of its own after the one that approved; cut short in between, the next
     * sweep calls again.
     *
     * @return what came of it, for the record
     * @throws Problem not now, or not here
     */
    String carryOut(Approval approved);

    /** A second person would not have it. In the transaction that says so: both are done or neither. */
    void drop(Approval rejected);
}
