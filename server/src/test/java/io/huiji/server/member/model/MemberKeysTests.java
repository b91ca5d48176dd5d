package io.huiji.server.member.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.member.IdentityKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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

    @Test
    void one_opener_opens_the_birthdays_of_a_batch() {
        MemberKeys.Opener opener = KEYS.opener();
        for (int member = 0; member < 256; member++) {
            LocalDate birthday = LocalDate.of(1960, 1, 1).plusDays(97L * member);
            assertThat(opener.open(member, MemberKeys.BIRTHDAY, KEYS.seal(member, MemberKeys.BIRTHDAY, birthday.toString()))).isEqualTo(birthday.toString());
        }
    }

    @Test
    void a_partners_number_without_namespace_falls_into_the_default_one() {
        assertThat(IdentityValue.parse(IdentityKind.PARTNER_ID, " 17850 ")).contains(IdentityValue.parse(IdentityKind.PARTNER_ID, "default:17850").orElseThrow());
        assertThat(IdentityValue.parse(IdentityKind.PARTNER_ID, "crm:17850").orElseThrow().text()).isEqualTo("crm:17850");
        assertThat(IdentityValue.parse(IdentityKind.PARTNER_ID, "")).isEmpty();
        assertThat(IdentityValue.parse(IdentityKind.CARD, "８８")).isEmpty();
    }
}
