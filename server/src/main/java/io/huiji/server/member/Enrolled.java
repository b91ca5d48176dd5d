package io.huiji.server.member;

import java.util.Collection;

/** Every bean of this kind is told of new members inside the transaction that enrols them, so that their rows elsewhere exist from the first moment. */
public interface Enrolled {

    void enrolled(Collection<Long> memberIds);
}
