package io.huiji.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.ServerProcess;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** {@code ./huiji demo} as people start it, with the small chain: killed while it loads, started again, and once more. */
@Tag("embedded")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoChainIT {

    private static final String[] DEMO = {"--huiji.demo=true", "--huiji.demo.size=small", "--huiji.demo.seed=11", "--huiji.access.print-first-key=false"};
    private static final Pattern LINK = Pattern.compile("welcome\\?token=([\\w.~-]+)");
    private static final String PASSWORD = "Slow-Tea-Leaves-42";
    private static final DataDirectory DATA = ServerProcess.newData();
    private static List<String> firstLinks = List.of();
    private static String facts = "";

    @AfterAll
    static void delete() {
        ServerProcess.deleteData(DATA);
    }

    private static List<String> links(ServerProcess server) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(server.said());
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        return links;
    }

    private static void await(String what, BooleanSupplier there) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(150).toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            Thread.sleep(20);
        }
    }

    private static Api operator(ServerProcess server) {
        return new Api(server.baseUrl(), server.operatorKey());
    }

    private static List<JsonNode> items(Api api, String path) {
        return StreamSupport.stream(api.get(path).json().path("items").spliterator(), false).toList();
    }

    /** What would show that something changed. */
    private static String facts(ServerProcess server) {
        Api api = operator(server);
        StringBuilder text = new StringBuilder();
        for (JsonNode store : items(api, "/api/v1/stores?limit=200")) {
            text.append(store).append('\n');
        }
        items(api, "/api/v1/staff?limit=200").forEach(person -> text.append(person.path("username")).append('\n'));
        for (JsonNode member : items(api, "/api/v1/members?limit=200")) {
            String id = member.path("id").asString();
            text.append(member).append(api.get("/api/v1/members/" + id + "/balance").text().replaceAll(",\"at\":\"[^\"]*\"}$", "}")).append(api.get("/api/v1/members/" + id + "/entries?limit=200").text()).append('\n');
        }
        return text.toString();
    }

    private static JsonNode audit(Api api) throws InterruptedException {
        String path = "/api/v1/audits";
        String id = api.post(path, "").at("/id");
        await("the audit ends", () -> !api.get(path + "/" + id).at("/status").equals("running"));
        return api.get(path + "/" + id).json();
    }

    @Test
    @Order(1)
    void it_answers_while_it_loads_and_goes_on_where_it_was_killed() throws Exception {
        try (ServerProcess killed = ServerProcess.start(DATA, DEMO)) {
            assertThat(new Api(killed.baseUrl(), null).get("/actuator/health/liveness").status()).isEqualTo(200);
            await("members are enrolled", () -> items(operator(killed), "/api/v1/members?limit=1").size() == 1);
            killed.kill();
            assertThat(DATA.read(DemoMark.FILE).orElseThrow()).contains("complete=false");
        }
        try (ServerProcess server = ServerProcess.start(DATA, DEMO)) {
            await("the links are printed", () -> links(server).size() == Role.values().length);
            assertThat(server.said()).contains("Going on with the demo chain");
            firstLinks = links(server);
            Api api = operator(server);
            JsonNode audit = audit(api);
            assertThat(audit.path("differences").asString()).as(audit.toPrettyString()).isEqualTo("0");
            DemoPlan plan = DemoMark.read(DATA).orElseThrow().plan();
            long sales = sales(plan);
            assertThat(sales).isGreaterThan(500);
            facts = facts(server);
            // The audit counts business numbers: every sale once, with a member or without one, and every welcome gift, whose activity and reference stand among
            // them. A late credit takes the number that its sale has; refunds have numbers of their own, which it does not count.
            long gifts = items(api, "/api/v1/members?limit=200").size() - plan.size().founders();
            assertThat(audit.path("receipts").asString()).isEqualTo(Long.toString(sales + gifts));
        }
    }

    private static long sales(DemoPlan plan) {
        DemoSeed seed = DemoSeed.read(plan.size());
        DemoDays days = new DemoDays(plan, seed, DemoPeople.of(plan, seed));
        long sales = 0;
        while (days.hasNext()) {
            sales += days.next().happenings().stream().filter(Happening.Sale.class::isInstance).count();
        }
        return sales;
    }

    @Test
    @Order(2)
    void a_second_start_changes_nothing_and_its_links_take_the_place_of_the_unused_ones() throws Exception {
        try (ServerProcess server = ServerProcess.start(DATA, DEMO)) {
            await("the links are printed", () -> links(server).size() == Role.values().length);
            assertThat(server.said()).contains("nothing was changed");
            assertThat(facts(server)).isEqualTo(facts).contains("茶语·南京东路店");
            List<String> links = links(server);
            assertThat(links).doesNotHaveDuplicates().doesNotContainAnyElementsOf(firstLinks);
            Api anybody = new Api(server.baseUrl(), null);
            for (int i = 0; i < links.size(); i++) {
                assertThat(welcome(anybody, firstLinks.get(i)).at("/code")).isEqualTo("link_invalid");
                Answer welcome = welcome(anybody, links.get(i));
                assertThat(welcome.status()).as(welcome.text()).isEqualTo(200);
                Role role = Role.values()[i];
                assertThat(welcome.at("/staff/roles/0")).isEqualTo(role.code());
                assertThat(welcome.at("/staff/secondFactor")).as(role.code()).isEqualTo(role.isHeadOffice() ? "must_set_up" : "off");
                assertThat(welcome(anybody, links.get(i)).at("/code")).as("a second time").isEqualTo("link_invalid");
            }
        }
        try (ServerProcess server = ServerProcess.start(DATA, DEMO)) {
            await("the card is printed", () -> server.said().contains("message-outbox"));
            assertThat(links(server)).as("everybody has a password").isEmpty();
        }
    }

    private static Answer welcome(Api anybody, String token) {
        return anybody.post("/api/v1/session/welcome", "{\"token\":\"" + token + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    @Test
    @Order(3)
    void its_months_are_in_the_books_and_the_clock_is_home() {
        try (ServerProcess server = ServerProcess.start(DATA, "--huiji.access.print-first-key=false")) {
            Api api = operator(server);
            DemoPlan plan = DemoMark.read(DATA).orElseThrow().plan();
            List<JsonNode> members = items(api, "/api/v1/members?limit=200");
            assertThat(members).hasSizeBetween(DemoSize.SMALL.members(), DemoSize.SMALL.members() + 5);
            List<LocalDate> booked = new ArrayList<>();
            for (JsonNode member : members) {
                for (JsonNode entry : items(api, "/api/v1/members/" + member.path("id").asString() + "/entries?limit=200")) {
                    booked.add(OffsetDateTime.parse(entry.path("bookedAt").asString()).atZoneSameInstant(DemoPlan.ZONE).toLocalDate());
                }
            }
            assertThat(booked.stream().distinct().count()).as("days with entries").isGreaterThan(plan.firstDay().until(plan.lastDay(), java.time.temporal.ChronoUnit.DAYS) * 9 / 10);
            assertThat(booked).allMatch(day -> !day.isBefore(plan.firstDay()) && !day.isAfter(plan.lastDay()));
            assertThat(OffsetDateTime.parse(api.post("/api/v1/stores", "{\"code\":\"new\",\"name\":\"新店\"}").status() == 201
                    ? api.post("/api/v1/members", "{\"phone\":\"13900000000\",\"store\":\"new\"}").at("/enrolledAt") : "").toInstant()).isAfter(plan.endsAt());
        }
    }
}
