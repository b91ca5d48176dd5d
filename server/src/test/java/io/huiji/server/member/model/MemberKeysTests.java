package io.huiji.server.member.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.member.IdentityKind;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemberKeysTests {

    private static final MemberKeys KEYS = new MemberKeys("ab".repeat(32));
    private static final MemberKeys OTHER = new MemberKeys("cd".repeat(32));
    private static final IdentityValue PHONE = IdentityValue.parse(IdentityKind.PHONE, "13800138000").orElseThrow();

    @Test
    void what_is_sealed_opens_for_its_row_alone() {
        byte[] sealed = KEYS.seal(7, PHONE);
        assertThat(KEYS.open(7, "phone", sealed)).isEqualTo("+8613800138000");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("138");
        assertThat(KEYS.seal(7, PHONE)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> KEYS.open(8, "phone", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KEYS.open(7, "card", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OTHER.open(7, "phone", sealed)).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> KEYS.open(7, "phone", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_blind_index_is_the_same_for_the_same_value_and_of_no_use_without_the_key() {
        IdentityValue again = IdentityValue.parse(IdentityKind.PHONE, "+86 138 0013 8000").orElseThrow();
        IdentityValue card = IdentityValue.parse(IdentityKind.CARD, "13800138000").orElseThrow();
        assertThat(KEYS.hash(again)).isEqualTo(KEYS.hash(PHONE));
        assertThat(KEYS.hash(card)).isNotEqualTo(KEYS.hash(PHONE));
        assertThat(OTHER.hash(PHONE)).isNotEqualTo(KEYS.hash(PHONE));
        assertThat(KEYS.keyId()).hasSize(16).isNotEqualTo(OTHER.keyId());
    }

    /** What a decision's facts need of a batch; in CPU time, so that a busy machine makes no difference. */
    @Test
    void the_birthdays_of_a_batch_of_256_open_in_less_than_a_millisecond() {
        byte[][] sealed = new byte[256][];
        for (int i = 0; i < sealed.length; i++) {
            sealed[i] = KEYS.seal(i, MemberKeys.BIRTHDAY, "2000-02-29");
        }
        long[] nanos = new long[500];
        long characters = 0;
        for (int round = 0; round < nanos.length; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            MemberKeys.Opener opener = KEYS.opener();
            for (int i = 0; i < sealed.length; i++) {
                characters += opener.open(i, MemberKeys.BIRTHDAY, sealed[i]).length();
            }
            nanos[round] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        }
        long median = Arrays.stream(nanos).skip(250).sorted().skip(125).findFirst().orElseThrow();
        assertThat(characters).isEqualTo(500L * 256 * 10);
        System.out.println("256 birthdays opened in " + median / 1_000 + " µs of one core");
        assertThat(median).isLessThan(1_000_000);
    }

    @Test
    void a_partners_number_without_namespace_falls_into_the_default_one() {
        assertThat(IdentityValue.parse(IdentityKind.PARTNER_ID, " 17850 ")).contains(IdentityValue.parse(IdentityKind.PARTNER_ID, "default:17850").orElseThrow());
        assertThat(IdentityValue.parse(IdentityKind.PARTNER_ID, "crm:17850").orElseThrow().text()).isEqualTo("crm:17850");
        assertThat(IdentityValue.parse(IdentityKind.PARTNER_ID, "")).isEmpty();
        assertThat(IdentityValue.parse(IdentityKind.CARD, "８８")).isEmpty();
    }
}
