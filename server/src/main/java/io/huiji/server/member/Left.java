package io.huiji.server.member;

/** Every bean of this kind is told, after the commit and outside any transaction, of an account that was closed. At least once. */
public interface Left {

    void left(long memberId);
}
