package io.huiji.server.programme;

/** Whether nothing has been decided yet; while that is so, a version may start in the past. The desk knows; without an answer the books count as written in. */
public interface BooksEmpty {

    /** In the caller's transaction, until whose end nothing is decided. */
    boolean booksEmpty();
}
