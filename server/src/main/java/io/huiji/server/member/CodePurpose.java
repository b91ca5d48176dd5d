package io.huiji.server.member;

/**
 * What a one-time code is good for, and for nothing else: with another purpose, or in another session, the same digits have another hash.
 *
 * @param name of the message that brings it
 * @param counted as what the throttle counts it: each purpose has its own share of a phone's codes
 * @param bound stands before the digits where they are hashed
 */
record CodePurpose(String name, String counted, String bound, String zh, String en) {

    static final CodePurpose LOGIN = new CodePurpose("login_code", "phone", "", "", "");

    /** @param session the token of the member's session: the code is good in no other one */
    static CodePurpose spending(String session) {
        return new CodePurpose("spending_code", "spending", "spending\n" + session + "\n", "用于在这台设备上使用积分,", " It lets the device in your hand spend your points.");
    }

    /** Never the session. */
    @Override
    public String toString() {
        return "CodePurpose[" + name + "]";
    }
}
