package io.huiji.server.programme.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.programme.Earning.Base;
import io.huiji.engine.programme.Earning.Counts;
import io.huiji.engine.programme.Earning.RoundBy;
import io.huiji.engine.programme.Earning.Rounding;
import io.huiji.engine.programme.Earning.Stacking;
import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Programme;
import io.huiji.engine.programme.Programme.Late;
import io.huiji.engine.programme.Programme.Redemption;
import io.huiji.engine.programme.Programme.Transfer;
import io.huiji.engine.programme.Tiers;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Problem;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeReaderTests {

    @Test
    void everything_but_code_and_name_has_a_default() {
        Programme programme = read("{'code': 'x', 'name': {'zh': '积分'}}").programme();
        assertThat(programme.name().en()).isNull();
        assertThat(programme.zone()).isEqualTo("Asia/Shanghai");
        assertThat(programme.earning().base()).isEqualTo(new Base(1, 100, Rounding.FLOOR, RoundBy.RECEIPT, false));
        assertThat(programme.earning().stacking()).isEqualTo(Stacking.MULTIPLY);
        assertThat(programme.earning().rules()).isEmpty();
        assertThat(programme.earning().caps()).isEmpty();
        assertThat(programme.earning().budgets()).isEmpty();
        assertThat(programme.earning().pendingDays()).isZero();
        assertThat(programme.tiers()).isNull();
        assertThat(programme.expiry()).isEqualTo(new Expiry(Expiry.Kind.NONE, 0, 0, List.of()));
        assertThat(programme.redemption()).isEqualTo(new Redemption(1, 15, 0));
        assertThat(programme.transfer()).isEqualTo(new Transfer(false, 0, 0, 0));
        assertThat(programme.refunds().giveBackStep()).isTrue();
        assertThat(programme.late()).isEqualTo(new Late(30, 0));
        assertThat(programme.activities()).isEmpty();
    }

    @Test
    void rules_caps_and_tiers_have_defaults_too() {
        Programme programme = read("""
                {'code': 'x', 'name': {'zh': '积分'},
                 'earning': {'rules': [{'code': 'r', 'name': {'zh': '规则'}, 'effect': {'bonus': 5}}],
                             'caps': [{'code': 'c', 'name': {'zh': '上限'}, 'per': 'day', 'points': 9}]},
                 'tiers': {'ladder': [{'code': 'a', 'name': {'zh': '普通'}}], 'window': {'kind': 'lifetime'}}}""").programme();
        assertThat(programme.earning().rules().getFirst().priority()).isZero();
        assertThat(programme.earning().rules().getFirst().group()).isNull();
        assertThat(programme.earning().rules().getFirst().when().weekdays()).isEmpty();
        assertThat(programme.earning().caps().getFirst().counts()).isEqualTo(Counts.GRANTED);
        assertThat(programme.tiers()).isNotNull().extracting(Tiers::measure, Tiers::downgradeHour, Tiers::downgrade)
                .containsExactly(Tiers.Measure.SPEND, 0, new Tiers.Downgrade(0, 0, Tiers.Downgrade.To.BASE));
    }

    @Test
    void code_and_name_are_required() {
        assertThat(problems("{}")).containsExactly("code required", "name required");
        assertThat(problems("[]")).containsExactly("body wrong_type");
        assertThat(problems("null")).containsExactly("body wrong_type");
    }

    @Test
    @Tag("vector-g")
    void whole_numbers_may_be_numbers_or_strings() {
        assertThat(withBasePoints("3").programme().earning().base().points()).isEqualTo(3);
        assertThat(withBasePoints("'3'").programme().earning().base().points()).isEqualTo(3);
    }

    @ParameterizedTest
    @Tag("vector-g")
    @ValueSource(strings = {"1e3", "1.0", "0.005", "'1e3'", "'１００'", "'+1'", "' 1'", "'0x1'", "''", "true", "null", "[1]", "{}"})
    void what_is_not_spelt_as_a_whole_number_is_refused(String number) {
        assertThat(named(withBasePoints(number))).containsExactly("earning.base.points wrong_type");
    }

    @ParameterizedTest
    @Tag("vector-g")
    @ValueSource(strings = {"9223372036854775807", "'9223372036854775807'", "-1", "'-1'", "0", "9223372036854775808", "'99999999999999999999'"})
    void a_whole_number_out_of_range_is_refused(String number) {
        assertThat(named(withBasePoints(number))).containsExactly("earning.base.points out_of_range");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'multiplier': '1.5'}            | 1.5",
        "{'multiplier': 1.5}              | 1.5",
        "{'multiplier': 2}                | 2",
    })
    void a_multiplier_may_be_a_number_or_a_string(String effect, String multiplier) {
        assertThat(withEffect(effect).programme().earning().rules().getFirst().effect().multiplier()).isEqualTo(multiplier);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'multiplier': 1e1}              | earning.rules[0].effect.multiplier wrong_type",
        "{'multiplier': '１.５'}           | earning.rules[0].effect.multiplier wrong_type",
        "{'multiplier': '1.23456'}        | earning.rules[0].effect.multiplier out_of_range",
        "{'multiplier': '-1'}             | earning.rules[0].effect.multiplier out_of_range",
        "{'multiplier': 100.5}            | earning.rules[0].effect.multiplier out_of_range",
        "{'multiplier': true}             | earning.rules[0].effect.multiplier wrong_type",
        "{'bonus': -1}                    | earning.rules[0].effect.bonus out_of_range",
        "{'bonusPer': {'points': 1}}      | earning.rules[0].effect.bonusPer.perFen required",
        "{'factor': 2, 'bonus': 1}        | earning.rules[0].effect.factor unknown_field",
        "{}                               | earning.rules[0].effect one_effect",
        "5                                | earning.rules[0].effect wrong_type",
    })
    void a_wrong_effect_is_named_with_its_place(String effect, String problem) {
        assertThat(named(withEffect(effect))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'weekdays': [8]}                                    | weekdays[0] out_of_range",
        "{'weekdays': ['three']}                              | weekdays[0] wrong_type",
        "{'weekdays': 3}                                      | weekdays wrong_type",
        "{'timeSlots': [{'from': '14:00', 'to': '24:00'}]}    | timeSlots[0].to wrong_type",
        "{'timeSlots': [{'from': '2pm', 'to': '17:00'}]}      | timeSlots[0].from wrong_type",
        "{'timeSlots': [{'to': '17:00'}]}                     | timeSlots[0].from required",
        "{'dates': {'from': '2026-02-30', 'to': '2026-03-01'}}| dates.from wrong_type",
        "{'dates': {'from': '2026-03-02', 'to': '2026-03-01'}}| dates.to unreachable",
        "{'birthday': 'week'}                                 | birthday unknown_value",
        "{'tiers': ['gold']}                                  | tiers[0] unknown_reference",
        "{'categories': [1]}                                  | categories[0] wrong_type",
        "{'minFen': 0}                                        | minFen out_of_range",
        "{'visits': {'every': 5}}                             | visits.windowDays required",
        "{'firstPurchase': 'yes'}                             | firstPurchase wrong_type",
        "{'weekday': [3]}                                     | weekday unknown_field",
    })
    void a_wrong_condition_is_named_with_its_place(String when, String problem) {
        assertThat(problems("{'code': 'x', 'name': {'zh': '积分'}, 'earning': {'rules': [{'code': 'r', 'name': {'zh': '规则'}, 'effect': {'bonus': 5}, 'when': "
                + when + "}]}}")).containsExactly("earning.rules[0].when." + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'zone': 'Mars/Base'                                    | zone bad_zone",
        "'colour': 'red'                                        | colour unknown_field",
        "'earning': []                                          | earning wrong_type",
        "'earning': null                                        | earning wrong_type",
        "'earning': {'stacking': 'MULTIPLY'}                    | earning.stacking unknown_value",
        "'earning': {'base': {'rounding': 'up'}}                | earning.base.rounding unknown_value",
        "'earning': {'pendingDays': 9999999999}                 | earning.pendingDays out_of_range",
        "'earning': {'excluded': {'stores': ['']}}              | earning.excluded.stores[0] bad_code",
        "'earning': {'caps': [{'code': 'c', 'name': {'zh': 'c'}, 'points': 1}]}  | earning.caps[0].per required",
        "'earning': {'budgets': [{'code': 'b', 'name': {}, 'points': 1}]}        | earning.budgets[0].name.zh required",
        "'tiers': {'window': {'kind': 'lifetime'}}              | tiers.ladder required",
        "'tiers': {'ladder': [{'code': 'a', 'name': {'zh': 'a'}}], 'window': {'kind': 'rolling'}}              | tiers.window.days required",
        "'tiers': {'ladder': [{'code': 'a', 'name': {'zh': 'a'}}], 'window': {'kind': 'lifetime', 'days': 9}}  | tiers.window.days unknown_field",
        "'tiers': {'ladder': [{'code': 'a', 'name': {'zh': 'a'}}]}                                             | tiers.window required",
        "'expiry': {'kind': 'months'}                           | expiry.months required",
        "'expiry': {'kind': 'yearly', 'months': 12}             | expiry.months unknown_field",
        "'expiry': {'kind': 'graded'}                           | expiry.parts required",
        "'redemption': {'holdMinutes': 0}                       | redemption.holdMinutes out_of_range",
        "'transfer': {'enabled': true, 'maxPointsPerDay': 5}    | transfer.maxPoints out_of_range",
        "'refunds': {'giveBackStep': 1}                         | refunds.giveBackStep wrong_type",
        "'late': {'creditDays': -1}                             | late.creditDays out_of_range",
        "'activities': [{'code': 'a b', 'name': {'zh': 'a'}, 'points': 1}]  | activities[0].code bad_code",
    })
    void every_part_names_the_place_of_its_mistake(String part, String problem) {
        assertThat(problems("{'code': 'x', 'name': {'zh': '积分'}, " + part + "}")).containsExactly(problem);
    }

    @Test
    void all_problems_are_found_at_once() {
        assertThat(problems("""
                {'code': 'No Spaces', 'name': {'en': 'Points'}, 'zone': 'Asia/Shanghai',
                 'earning': {'rules': [{'code': 'r', 'name': {'zh': '规则'}, 'effect': {'multiplier': '200'}, 'when': {'weekdays': [9], 'birthday': 'soon'}}],
                             'pendingDays': '一'},
                 'late': {'creditDays': 99999}, 'surprise': 1}"""))
                .containsExactly("name.zh required", "earning.rules[0].when.birthday unknown_value", "earning.pendingDays wrong_type", "surprise unknown_field",
                        "code bad_code", "earning.rules[0].when.weekdays[0] out_of_range", "earning.rules[0].effect.multiplier out_of_range",
                        "late.creditDays out_of_range");
    }

    @Test
    void a_stand_in_for_what_could_not_be_read_makes_no_problem_of_its_own() {
        assertThat(problems("""
                {'code': 'x', 'name': {'zh': '积分'},
                 'earning': {'rules': [{'code': 7, 'name': {'zh': '规则'}, 'effect': {'bonus': 5}, 'budget': 'b'}], 'budgets': [{'code': 8, 'name': {'zh': 'b'}, 'points': 'x'}]}}"""))
                .containsExactly("earning.rules[0].code wrong_type", "earning.budgets[0].code wrong_type", "earning.budgets[0].points wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"积\\u0000分", "积\\ud800分", "积\\n分"})
    void text_that_cannot_be_kept_or_shown_is_refused(String name) {
        assertThat(problems("{'code': 'x', 'name': {'zh': '" + name + "'}}")).containsExactly("name.zh wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{'code': 'x'} {}", "{'code': 'x', 'code': 'y'}", "{'code': NaN}"})
    void what_is_not_one_json_document_is_refused(String text) {
        assertThatThrownBy(() -> ProgrammeReader.read(text.replace('\'', '"')).programme()).isInstanceOf(Problem.class);
    }

    private static ProgrammeReader.Reading withBasePoints(String number) {
        return read("{'code': 'x', 'name': {'zh': '积分'}, 'earning': {'base': {'points': " + number + "}}}");
    }

    private static ProgrammeReader.Reading withEffect(String effect) {
        return read("{'code': 'x', 'name': {'zh': '积分'}, 'earning': {'rules': [{'code': 'r', 'name': {'zh': '规则'}, 'effect': " + effect + "}]}}");
    }

    private static List<String> problems(String document) {
        return named(read(document));
    }

    private static List<String> named(ProgrammeReader.Reading reading) {
        for (FieldError problem : reading.problems()) {
            assertThat(problem.zh()).isNotBlank();
            assertThat(problem.en()).isNotBlank();
        }
        return reading.problems().stream().map(problem -> problem.field() + " " + problem.code()).toList();
    }

    private static ProgrammeReader.Reading read(String document) {
        return ProgrammeReader.read(document.replace('\'', '"'));
    }
}
