package io.huiji.server.imports.job;

import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.imports.mapping.Mapping;
import io.huiji.server.imports.model.Contents;
import io.huiji.server.imports.model.Names;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.Members;
import io.huiji.server.product.Products;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds, or makes, the stores, members and products that a file names. */
@Component
class Resolver {

    /** EAN-8 to GTIN-14, as at the till; anything else is a product's own code. */
    private static final Pattern BARCODE = Pattern.compile("[0-9]{8,14}");

    private static final int PAGE = 5_000;

    private final Stores stores;
    private final Members members;
    private final Products products;
    private final InstantSource clock;

    Resolver(Stores stores, Members members, Products products, InstantSource clock) {
        this.stores = stores;
        this.members = members;
        this.products = products;
        this.clock = clock;
    }

    /** Makes what is missing. */
    Resolved ensure(Mapping mapping, Contents contents) {
        @Nullable StoreFacts[] storeFacts = new StoreFacts[contents.stores.size()];
        for (int i = 0; i < storeFacts.length; i++) {
            String code = contents.stores.name(i);
            String name = mapping.store().name() == null ? code : mapping.store().name();
            storeFacts[i] = facts(stores.ensure(code, name, mapping.store().zone()));
        }
        Map<String, Long> before = members.known(kind(mapping), contents.members.all());
        Map<String, Long> ids = members.ensureAll(kind(mapping), contents.members.all(), clock.instant(), "import", null);
        String[] codes = productCodes(contents.products);
        note(codes, contents);
        return new Resolved(mapping, contents, ids(contents, ids), storeFacts, codes, categories(codes), newMembers(contents, before), new HashMap<>());
    }

    /** Makes nothing. */
    Resolved look(Mapping mapping, Contents contents) {
        @Nullable StoreFacts[] storeFacts = new StoreFacts[contents.stores.size()];
        for (int i = 0; i < storeFacts.length; i++) {
            storeFacts[i] = stores.findByCode(contents.stores.name(i)).map(Resolver::facts).orElse(null);
        }
        String[] codes = productCodes(contents.products);
        Map<String, Long> known = members.known(kind(mapping), contents.members.all());
        return new Resolved(mapping, contents, ids(contents, known), storeFacts, codes, categories(codes), newMembers(contents, known), new HashMap<>());
    }

    /** Who is nobody yet gets a number below 0. */
    private static long[] ids(Contents contents, Map<String, Long> known) {
        long[] ids = new long[contents.members.size()];
        for (int i = 0; i < ids.length; i++) {
            Long id = known.get(contents.members.name(i));
            ids[i] = id == null ? 0 : id == 0 ? -1L - i : id;
        }
        return ids;
    }

    private static Set<Integer> newMembers(Contents contents, Map<String, Long> before) {
        Set<Integer> fresh = new HashSet<>();
        for (int i = 0; i < contents.members.size(); i++) {
            Long id = before.get(contents.members.name(i));
            if (id != null && id == 0) {
                fresh.add(i);
            }
        }
        return fresh;
    }

    private void note(String[] codes, Contents contents) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < codes.length; i++) {
            String name = contents.productName(i);
            if (name != null) {
                names.putIfAbsent(codes[i], name);
            }
        }
        for (List<String> page : pages(new HashSet<>(List.of(codes)))) {
            products.noteUnknown(page, names);
        }
    }

    private String[] productCodes(Names names) {
        Set<String> barcodes = new HashSet<>();
        for (String name : names.all()) {
            if (BARCODE.matcher(name).matches()) {
                barcodes.add(name);
            }
        }
        Map<String, String> byBarcode = new HashMap<>();
        pages(barcodes).forEach(page -> byBarcode.putAll(products.byBarcodes(page)));
        return names.all().stream().map(name -> byBarcode.getOrDefault(name, name)).toArray(String[]::new);
    }

    private Map<String, List<String>> categories(String[] codes) {
        Map<String, List<String>> categories = new HashMap<>();
        pages(new HashSet<>(List.of(codes))).forEach(page -> categories.putAll(products.categoriesOf(page)));
        return categories;
    }

    private static List<List<String>> pages(Set<String> values) {
        List<String> all = List.copyOf(values);
        return java.util.stream.IntStream.iterate(0, from -> from < all.size(), from -> from + PAGE)
                .mapToObj(from -> all.subList(from, Math.min(from + PAGE, all.size()))).toList();
    }

    @Nullable StoreFacts store(long id) {
        return stores.findById(id).map(Resolver::facts).orElse(null);
    }

    private static StoreFacts facts(Store store) {
        return new StoreFacts(store.id(), store.code(), store.zone());
    }

    private static IdentityKind kind(Mapping mapping) {
        return switch (mapping.member().kind()) {
            case PARTNER_ID -> IdentityKind.PARTNER_ID;
            case CARD -> IdentityKind.CARD;
            case PHONE -> IdentityKind.PHONE;
            case WECHAT -> IdentityKind.WECHAT;
        };
    }
}
