package io.huiji.server.demo;

import io.huiji.server.access.Role;
import java.util.ArrayList;
import java.util.List;

/** Who works there: one of each role of head office, a manager a store, two or three cashiers. */
final class DemoStaff {

    private static final int THIRD_CASHIER_FROM_WEIGHT = 120;

    private DemoStaff() {}

    /** @param store index; −1: head office */
    record Person(String username, String name, Role role, int store) {}

    /** With these people of each role the demo is tried: one of head office for each of its roles, and the manager and a cashier of the first store. */
    static List<Person> all(DemoSeed seed, DemoRandom streams) {
        List<Person> staff = new ArrayList<>();
        var random = streams.of("staff");
        for (Role role : Role.values()) {
            if (role.isHeadOffice()) {
                staff.add(new Person(role == Role.ADMINISTRATOR ? "admin" : role.code(), DemoNames.draw(random), role, -1));
            }
        }
        for (int i = 0; i < seed.stores().size(); i++) {
            DemoSeed.Store store = seed.stores().get(i);
            String code = store.code().toLowerCase(java.util.Locale.ROOT);
            staff.add(new Person(i == 0 ? "manager" : "manager-" + code, DemoNames.draw(random), Role.MANAGER, i));
            int cashiers = store.weight() >= THIRD_CASHIER_FROM_WEIGHT ? 3 : 2;
            for (int no = 1; no <= cashiers; no++) {
                staff.add(new Person(i == 0 && no == 1 ? "cashier" : "cashier-" + code + "-" + no, DemoNames.draw(random), Role.CASHIER, i));
            }
        }
        return staff;
    }

    /** The one who is handed a link. */
    static String usernameOf(Role role) {
        return role == Role.ADMINISTRATOR ? "admin" : role.code();
    }
}
