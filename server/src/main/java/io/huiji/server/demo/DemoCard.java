package io.huiji.server.demo;

import io.huiji.server.access.AccessSettings;
import io.huiji.server.access.Caller;
import io.huiji.server.access.FirstKey;
import io.huiji.server.access.Role;
import io.huiji.server.access.StaffAccounts;
import io.huiji.server.access.StaffMember;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What whoever starts the demo is told: a fresh one-time link for each role that nobody has signed in with yet, whom to look at, the key. */
@Component
@ConditionalOnProperty("huiji.demo")
class DemoCard {

    private static final String RULE = "=".repeat(78);

    private final StaffAccounts accounts;
    private final FirstKey firstKey;
    private final AccessSettings settings;
    private final Environment environment;
    private final TransactionTemplate transaction;

    DemoCard(StaffAccounts accounts, FirstKey firstKey, AccessSettings settings, Environment environment, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.firstKey = firstKey;
        this.settings = settings;
        this.environment = environment;
        this.transaction = transaction;
    }

    String text(DemoMark mark) {
        String base = settings.publicUrl().isEmpty() ? "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") : settings.publicUrl();
        String store = DemoSeed.read(mark.plan().size()).stores().getFirst().name();
        StringBuilder text = new StringBuilder("\n" + RULE
                + "\n  示例连锁已就绪 / The demo chain is ready:  " + base
                + "\n\n  登录链接:每个角色一条,用一次即作废,72 小时内有效。打开后先设密码;总部角色接着按页面提示绑定动态口令(手机验证器 App 扫码)"
                + "\n  Login links, one for each role: for one use, within 72 hours. The page asks for a password first; for roles of head office it then shows"
                + "\n  a QR code that sets up the second factor in any authenticator app.\n\n");
        links(base).forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("\n  店长和收银员属于 / The manager and the cashier belong to ").append(store)
                .append("\n  收银台 till ").append(base).append("/till/   控制台 console ").append(base).append("/console/   会员端 member page ").append(base).append("/member/")
                .append("\n  会员手机号 / phones of members to try: ").append(String.join("  ", mark.phones()))
                .append("\n  (13800000001 起共 ").append(String.format("%,d", mark.plan().size().members())).append(" 位;验证码在本机信箱 / login codes are in the local outbox: GET /api/v1/message-outbox)")
                .append("\n\n  API ").append(key()).append('\n').append(RULE).append('\n');
        return text.toString();
    }

    private List<String> links(String base) {
        List<Role> roles = List.of(Role.values());
        Map<String, StaffMember> people = accounts.findByNames(roles.stream().map(DemoStaff::usernameOf).toList()).stream()
                .collect(Collectors.toMap(StaffMember::username, Function.identity()));
        return roles.stream().flatMap(role -> Stream.ofNullable(people.get(DemoStaff.usernameOf(role)))
                .map(person -> String.format("%s %s (%s)%n      %s", role.zh(), role.en(), person.username(), link(base, person)))).toList();
    }

    /** Whoever has set a password signs in with it. */
    private String link(String base, StaffMember person) {
        if (person.hasPassword() || !person.active()) {
            return "已启用,请用自己的密码登录 / in use: sign in with the password that was set";
        }
        return base + Objects.requireNonNull(transaction.execute(status -> accounts.link(Caller.operator(), person.staffId()))).path();
    }

    private String key() {
        Optional<String> made = firstKey.makeOnce();
        return made.map(text -> "密钥(只显示这一次)/ key (shown this once):  " + text)
                .orElse("密钥在第一次启动时显示过;丢了?控制台 → 接口密钥 / key: shown at the first start; lost? console → API keys");
    }
}
