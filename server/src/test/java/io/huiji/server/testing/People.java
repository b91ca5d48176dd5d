package io.huiji.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.model.Totp;
import io.huiji.server.testing.Api.Answer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes staff for a test, from the invitation to the session, through the API alone: {@code new People(SERVER).signIn(Role.CASHIER, "SH01")}. */
public final class People {

    public static final String PASSWORD = "A long enough 1";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestServer server;

    public People(TestServer server) {
        this.server = server;
    }

    /** @param secret of her authenticator; empty: she has none */
    public record Person(String id, String username, Role role, Browser browser, String secret) {}

    /** Somebody new, who is signed in and has set up what her role needs. */
    public Person signIn(Role role, String... stores) {
        String username = role.code() + NEXT.incrementAndGet();
        Answer invited = Api.operator(server).post("/api/v1/staff", Map.of("username", username, "name", "员工", "roles", List.of(role), "stores", List.of(stores)));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        Browser browser = new Browser(server);
        welcome(browser, invited.at("/link/token"));
        String secret = role.isHeadOffice() ? setUpFactor(browser) : "";
        return new Person(invited.at("/staff/id"), username, role, browser, secret);
    }

    public void welcome(Browser browser, String token) {
        Answer welcome = browser.signIn("/api/v1/session/welcome", "{\"token\":\"" + token + "\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(welcome.status()).as(welcome.text()).isEqualTo(200);
    }

    public String setUpFactor(Browser browser) {
        String secret = browser.post("/api/v1/session/second-factor", "").at("/secret");
        Answer confirmed = browser.send("PUT", "/api/v1/session/second-factor", "{\"code\":\"" + code(secret) + "\"}");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return secret;
    }

    /** What the authenticator shows now. */
    public String code(String secret) {
        BigInteger all = BigInteger.ZERO;
        for (char c : secret.toCharArray()) {
            all = all.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(c)));
        }
        byte[] bytes = new byte[secret.length() * 5 / 8];
        for (int i = bytes.length - 1; i >= 0; i--, all = all.shiftRight(Byte.SIZE)) {
            bytes[i] = all.byteValue();
        }
        return Totp.code(bytes, Totp.step(server.clock().instant()), 6);
    }
}
