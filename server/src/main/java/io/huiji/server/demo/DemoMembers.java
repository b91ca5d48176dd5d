package io.huiji.server.demo;

import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberEntry;
import io.huiji.server.member.MemberPages;
import io.huiji.server.member.Members;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Enrols people a page at a time, the way a file of members does. */
@Component
@ConditionalOnProperty("huiji.demo")
class DemoMembers {

    private final MemberPages pages;
    private final Members members;

    DemoMembers(MemberPages pages, Members members) {
        this.pages = pages;
        this.members = members;
    }

    /** Somebody who joins, and when exactly. */
    record Joiner(DemoPerson person, Instant at) {}

    /** @param ids by index of the person; filled in */
    void enrol(List<Joiner> joiners, List<StoreFacts> stores, long[] ids) {
        for (int from = 0; from < joiners.size(); from += MemberPages.PAGE_MAX) {
            List<Joiner> page = joiners.subList(from, Math.min(from + MemberPages.PAGE_MAX, joiners.size()));
            List<MemberEntry> entries = new ArrayList<>(page.size());
            for (Joiner joiner : page) {
                DemoPerson person = joiner.person();
                entries.add(new MemberEntry(person.index() + 1L, Map.of(IdentityKind.PHONE, person.phone()), person.name(), person.birthday(),
                        stores.get(person.store()).id(), joiner.at(), person.channel()));
            }
            for (MemberEntry.Result result : pages.write(entries)) {
                if (result instanceof MemberEntry.Result.Refused refused) {
                    throw new IllegalStateException("a member was refused: " + refused.why());
                }
            }
            find(page.stream().map(Joiner::person).toList(), ids);
        }
    }

    /** Fills in who is there already. */
    void find(List<DemoPerson> people, long[] ids) {
        Map<String, Long> known = members.known(IdentityKind.PHONE, people.stream().map(DemoPerson::phone).toList());
        people.forEach(person -> ids[person.index()] = Objects.requireNonNull(known.get(person.phone())));
    }
}
