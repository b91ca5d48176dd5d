package io.huiji.server.demo;

import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Caller.Kind;
import io.huiji.server.access.Caller.NumberSpace;
import io.huiji.server.access.Role;
import io.huiji.server.access.StaffAccounts;
import io.huiji.server.access.StaffMember;
import io.huiji.server.product.Catalogue;
import io.huiji.server.product.Category;
import io.huiji.server.product.Product;
import io.huiji.server.product.Products;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the shops: stores, the menu, the people behind the counter. What is there already stays. */
@Component
@ConditionalOnProperty("huiji.demo")
class DemoSetUp {

    private final Stores stores;
    private final Catalogue catalogue;
    private final Products products;
    private final StaffAccounts accounts;
    private final TransactionTemplate transaction;

    DemoSetUp(Stores stores, Catalogue catalogue, Products products, StaffAccounts accounts, TransactionTemplate transaction) {
        this.stores = stores;
        this.catalogue = catalogue;
        this.products = products;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    DemoShops open(DemoSeed seed, DemoRandom streams) {
        List<DemoStaff.Person> staff = DemoStaff.all(seed, streams);
        transaction.executeWithoutResult(status -> {
            stores.put(seed.stores().stream().map(store -> new Stores.StoreEntry(store.code(), store.name(), store.zone(), store.franchise(), true)).toList());
            var tree = catalogue.lockedTree();
            List<Category> categories = seed.categories().stream().map(one -> new Category(one.code(), one.name(), one.parent())).toList();
            for (Category category : categories) {
                if (tree.put(category) != null) {
                    throw new IllegalStateException("category " + category.code());
                }
            }
            catalogue.putCategories(categories);
            catalogue.putAll(seed.products().stream().map(one -> new Product(one.code(), one.name(), one.category(), List.of(one.barcode()), false)).toList());
        });
        List<StoreFacts> facts = facts(seed);
        Map<String, StaffMember> people = invited(staff, facts);
        List<List<Long>> cashiers = new ArrayList<>();
        List<Caller> managers = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            int store = i;
            cashiers.add(staff.stream().filter(one -> one.store() == store && one.role() == Role.CASHIER).map(one -> of(one, people).staffId()).toList());
            DemoStaff.Person manager = staff.stream().filter(one -> one.store() == store && one.role() == Role.MANAGER).findFirst().orElseThrow();
            managers.add(new Caller(Kind.STAFF, of(manager, people).staffId(), 0, manager.name(), Role.MANAGER.permissions(), Set.of(facts.get(i).id()), NumberSpace.STORE));
        }
        return new DemoShops(seed, facts, cashiers, managers, products.categoriesOf(seed.products().stream().map(DemoSeed.Product::code).toList()));
    }

    private List<StoreFacts> facts(DemoSeed seed) {
        Map<String, Store> known = stores.byCodes(seed.stores().stream().map(DemoSeed.Store::code).toList());
        return seed.stores().stream().map(one -> Objects.requireNonNull(known.get(one.code()))).map(store -> new StoreFacts(store.id(), store.code(), store.zone())).toList();
    }

    private Map<String, StaffMember> invited(List<DemoStaff.Person> staff, List<StoreFacts> facts) {
        List<String> usernames = staff.stream().map(DemoStaff.Person::username).toList();
        Map<String, StaffMember> known = new HashMap<>();
        accounts.findByNames(usernames).forEach(person -> known.put(person.username(), person));
        transaction.executeWithoutResult(status -> {
            for (DemoStaff.Person person : staff) {
                if (!known.containsKey(person.username())) {
                    Set<Long> where = person.store() < 0 ? Set.of() : Set.of(facts.get(person.store()).id());
                    known.put(person.username(), accounts.invite(Caller.operator(), new StaffAccounts.NewStaff(person.username(), person.name(), Set.of(person.role()), where)).person());
                }
            }
        });
        return known;
    }

    private static StaffMember of(DemoStaff.Person person, Map<String, StaffMember> people) {
        return Objects.requireNonNull(people.get(person.username()), person.username());
    }
}
