package io.huiji.server.access;

import java.util.Collection;
import java.util.Map;

/** What people call stores. Implemented by the module that keeps them. */
public interface StoreCodes {

    /** Of those that exist. */
    Map<String, Long> ids(Collection<String> codes);

    /** Of those that exist. */
    Map<Long, String> codes(Collection<Long> ids);
}
