package io.huiji.server.access.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Links;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import io.huiji.server.access.StaffAccounts;
import io.huiji.server.access.StaffMember;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.CsvFile;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.FileDraft;
import io.huiji.server.platform.FileReport;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Staff by file: {@code username,name,roles,stores}; several roles or stores in one cell stand apart by a semicolon. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffFileController {

    static final List<String> REQUIRED = List.of("username", "name", "roles");
    static final List<String> OPTIONAL = List.of("stores");
    private static final String CSV = "text/csv";
    private static final int NAME_LENGTH_MAX = 100;

    private final StaffAccounts accounts;
    private final StoresOfStaff stores;
    private final Once once;

    StaffFileController(StaffAccounts accounts, StoresOfStaff stores, Once once) {
        this.accounts = accounts;
        this.stores = stores;
        this.once = once;
    }

    /** A line of a file, ready to be written. */
    private record Entry(String username, String name, Set<Role> roles, Set<Long> storeIds) {}

    /** {@code links}: of those who are new, to be handed to them; shown this once. */
    record StaffFileReport(FileReport report, List<StaffLink> links) {}

    record StaffLink(String username, Links.Link link) {}

    /**
     * Invites or changes the person of each line, up to 20,000 lines and 8 MiB.
     * {@code dryRun}: says what would happen. {@code allOrNothing}: one bad line keeps all from being written.
     */
    @PostMapping(path = "/file", consumes = CSV)
    @Needs(Scope.STAFF_WRITE)
    @Answers(value = StaffFileReport.class, status = 201)
    ResponseEntity<Object> read(Caller caller, WriteKey key, @RequestBody byte[] body,
            @RequestParam(defaultValue = "false") boolean dryRun, @RequestParam(defaultValue = "false") boolean allOrNothing) {
        CsvFile file = CsvFile.read(body, REQUIRED, OPTIONAL);
        return Replies.of(once.run(key, () -> Once.Reply.createdSecret(read(caller, file, dryRun, allOrNothing))));
    }

    private StaffFileReport read(Caller caller, CsvFile file, boolean dryRun, boolean allOrNothing) {
        Map<String, StaffMember> known = new HashMap<>();
        accounts.findByNames(file.rows().stream().map(row -> username(row.values())).toList()).forEach(person -> known.put(person.username(), person));
        Map<String, Long> codes = stores.known(file.rows().stream().flatMap(row -> words(row.values(), "stores").stream()).distinct().toList());
        Map<String, Entry> present = new HashMap<>();
        known.forEach((name, person) -> present.put(name, new Entry(name, person.name(), person.roles(), person.storeIds())));
        FileDraft<Entry> draft = new FileDraft<>(Entry::username);
        for (CsvFile.Row row : file.rows()) {
            List<FieldError> errors = new ArrayList<>();
            Entry entry = entry(row, codes, errors);
            if (errors.isEmpty()) {
                errors.addAll(refusals(caller, known.get(entry.username()), entry));
            }
            if (errors.isEmpty()) {
                draft.accept(row.line(), entry);
            } else {
                draft.reject(row.line(), username(row.values()), errors);
            }
        }
        List<StaffLink> links = new ArrayList<>();
        FileReport report = draft.finish(present, dryRun, allOrNothing, entries -> entries.forEach(entry -> write(caller, known, entry, links)));
        return new StaffFileReport(report, links);
    }

    private void write(Caller caller, Map<String, StaffMember> known, Entry entry, List<StaffLink> links) {
        StaffMember before = known.get(entry.username());
        if (before == null) {
            var invited = accounts.invite(caller, new StaffAccounts.NewStaff(entry.username(), entry.name(), entry.roles(), entry.storeIds()));
            links.add(new StaffLink(entry.username(), invited.link()));
        } else {
            accounts.change(caller, before.staffId(), new StaffAccounts.StaffChange(entry.name(), entry.roles(), entry.storeIds(), null, false, false));
        }
    }

    private List<FieldError> refusals(Caller caller, @org.jspecify.annotations.Nullable StaffMember before, Entry entry) {
        List<FieldError> errors = StaffAccounts.errors(entry.username(), entry.roles(), entry.storeIds());
        if (!errors.isEmpty()) {
            return errors;
        }
        boolean oneself = before != null && caller.isStaff() && before.staffId() == caller.callerId();
        return !oneself && accounts.may(caller, before == null ? Set.of() : before.roles(), entry.roles()) ? List.of()
                : List.of(new FieldError("roles", "forbidden", "无权授予或更改这些角色", "Not permitted to give or change these roles"));
    }

    private static Entry entry(CsvFile.Row row, Map<String, Long> codes, List<FieldError> errors) {
        Map<String, String> values = row.values();
        String name = values.getOrDefault("name", "");
        if (!row.fits()) {
            errors.add(new FieldError("line", "columns", "列数与表头不同", "Not as many values as the header has columns"));
        } else if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            errors.add(new FieldError("name", "out_of_range", "姓名 1 至 " + NAME_LENGTH_MAX + " 个字", "A name has 1 to " + NAME_LENGTH_MAX + " characters"));
        }
        Set<Role> roles = new HashSet<>();
        for (String word : words(values, "roles")) {
            Arrays.stream(Role.values()).filter(role -> role.code().equals(word.toLowerCase(Locale.ROOT)) || role.zh().equals(word)).findAny()
                    .ifPresentOrElse(roles::add, () -> errors.add(new FieldError("roles", "unknown_value", "没有这种角色", "There is no such role")));
        }
        Set<Long> storeIds = new HashSet<>();
        for (String code : words(values, "stores")) {
            if (codes.containsKey(code)) {
                storeIds.add(Objects.requireNonNull(codes.get(code)));
            } else {
                errors.add(new FieldError("stores", "unknown_value", "没有这家门店", "There is no such store"));
            }
        }
        return new Entry(username(values), name, Set.copyOf(roles), Set.copyOf(storeIds));
    }

    private static String username(Map<String, String> values) {
        return values.getOrDefault("username", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(Map<String, String> values, String column) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : values.getOrDefault(column, "").split("[;;]")) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }
}
