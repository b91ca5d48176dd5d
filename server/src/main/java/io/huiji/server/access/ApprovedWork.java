package io.huiji.server.access;

/** What a module does with approvals of its kind. An adjustment is the desk's own and needs none. */
public interface ApprovedWork {

    /** Of {@link Approval#kind}. */
    String kind();

    /**
     * Carries it out, or begins to: once, however often it is called.
     *
     * @return what came of it, for the record
     */
    String carryOut(Approval approved);

    /** A second person would not have it. Once, however often it is called. */
    void drop(Approval rejected);
}
