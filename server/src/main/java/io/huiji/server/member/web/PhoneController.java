package io.huiji.server.member.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.access.Trail;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.member.MemberRecords;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Unkeyed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A member's whole phone number: for a reason, and noted before it is shown. */
@RestController
@RequestMapping("/api/v1/members")
class PhoneController {

    private final MemberRecords records;
    private final Trail trail;

    PhoneController(MemberRecords records, Trail trail) {
        this.records = records;
        this.trail = trail;
    }

    record PhoneReason(@NotBlank @Size(min = 2, max = 200) String reason) {}

    record WholePhone(String phone) {}

    @PostMapping("/{id}/phone")
    @Needs(Scope.PHONES_READ)
    @Unkeyed("the answer is a phone number and must not be kept; looking twice is noted twice")
    @Answers(WholePhone.class)
    WholePhone phone(Caller caller, @PathVariable long id, @Valid @RequestBody PhoneReason body) {
        String phone = records.reveal(id, caller).identities().stream().filter(identity -> identity.kind() == IdentityKind.PHONE).findFirst()
                .map(MemberRecord.Identity::value).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        trail.note("member.phone", "member:" + id, body.reason().strip());
        return new WholePhone(phone);
    }
}
