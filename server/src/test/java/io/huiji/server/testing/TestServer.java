package io.huiji.server.testing;

import io.huiji.server.HuijiApplication;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.OperatorToken;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real application on a free loopback port, on a database of its own and with a clock set by hand:
 * <pre>  {@code @RegisterExtension static final TestServer SERVER = new TestServer();} </pre>
 * Several on one database, for races between instances: {@code TestServer.start(database, clock)} for each, closed by the test before the database.
 */
public final class TestServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    /** The same for every server, so that several may share a database. */
    private static final String SECRET_KEY = "0123456789abcdef".repeat(4);

    private final TestDatabase database;
    private final boolean ownsDatabase;
    private final MutableClock clock;
    private final List<String> arguments;
    private final ApplicationContextInitializer<GenericApplicationContext> more;
    private final DataDirectory data = TestCluster.scratch();
    private @Nullable ConfigurableApplicationContext application;

    /** Started and stopped by JUnit, on a fresh database. */
    public TestServer(String... arguments) {
        this(new TestDatabase(), true, MutableClock.atNoonInShanghai(), context -> { }, arguments);
    }

    private TestServer(TestDatabase database, boolean ownsDatabase, MutableClock clock,
            ApplicationContextInitializer<GenericApplicationContext> more, String... arguments) {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        this.clock = clock;
        this.more = more;
        this.arguments = List.of(arguments);
    }

    /** Started now on that database, which stays open when the server is closed. */
    public static TestServer start(TestDatabase database, MutableClock clock, String... arguments) {
        return start(database, clock, context -> { }, arguments);
    }

    /** As above, with beans of the test's own. */
    public static TestServer start(TestDatabase database, MutableClock clock, ApplicationContextInitializer<GenericApplicationContext> more,
            String... arguments) {
        TestServer server = new TestServer(database, false, clock, more, arguments);
        server.start();
        return server;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database.beforeAll(context);
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    private void start() {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=warn", "--huiji.data=" + data.root(),
                "--huiji.database.url=" + database.location().url(),
                "--huiji.database.user=" + database.location().user(),
                "--huiji.database.password=" + database.location().password()));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--huiji.secret.key="))) {
            all.add("--huiji.secret.key=" + SECRET_KEY);
        }
        all.addAll(arguments);
        application = new SpringApplicationBuilder(HuijiApplication.class)
                .initializers(context -> initialize((GenericApplicationContext) context))
                .run(all.toArray(String[]::new));
    }

    private void initialize(GenericApplicationContext context) {
        context.registerBean("settableClock", InstantSource.class, () -> clock, definition -> definition.setPrimary(true));
        more.initialize(context);
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + application().getEnvironment().getRequiredProperty("local.server.port");
    }

    /** May do everything; goes as {@code Authorization: Bearer <key>}. */
    public String operatorKey() {
        return data.read(OperatorToken.FILE).orElseThrow();
    }

    public MutableClock clock() {
        return clock;
    }

    public TestDatabase database() {
        return database;
    }

    /** As the owner of the database, past the application. */
    public JdbcClient jdbc() {
        return database.jdbc();
    }

    public <T> T bean(Class<T> type) {
        return application().getBean(type);
    }

    private ConfigurableApplicationContext application() {
        return Objects.requireNonNull(application, "not started");
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
            application = null;
        }
        TestCluster.delete(data);
        if (ownsDatabase) {
            database.close();
        }
    }
}
