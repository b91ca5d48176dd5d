package io.huiji.server.desk.web;

import io.huiji.server.desk.unassigned.UnassignedReceipts;

/** A receipt that was kept without points: nobody's, or waiting for a phone to enrol. */
record KeptView(String status, String number, long points, String zh, String en) {

    static KeptView of(UnassignedReceipts.Receipt receipt) {
        return receipt.phone() == null
                ? new KeptView("anonymous", receipt.number().number(), 0, "匿名小票已记录,可凭小票补登积分", "Kept as anonymous; points can be credited later by its number")
                : new KeptView("waiting", receipt.number().number(), 0, "该手机号尚未入会,入会后自动积分", "That phone has not enrolled; points follow on enrolment");
    }
}
