package io.huiji.server.programme.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.engine.programme.Programme;
import io.huiji.server.programme.ProgrammeDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeWriterTests {

    @Test
    void the_documents_that_come_with_the_server_survive_writing_and_reading() {
        survives(ProgrammeDocuments.basic());
        survives(ProgrammeDocuments.demo());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'expiry': {'kind': 'none'}",
        "'expiry': {}",
        "'expiry': {'kind': 'yearly', 'yearsLater': 1}",
        "'expiry': {'kind': 'graded', 'parts': [{'months': 12, 'percent': 50}, {'months': 18, 'percent': 0}]}",
        "'tiers': {'ladder': [{'code': 'a', 'name': {'zh': 'a'}}], 'measure': 'points', 'window': {'kind': 'quarter'}, 'downgrade': {'holdingDays': 90, 'to': 'one_step'}, 'downgradeHour': 3}",
        "'earning': {'base': {'points': 7, 'perFen': 333, 'rounding': 'half_up', 'roundBy': 'line', 'carryOver': true}, 'stacking': 'best', 'pendingDays': 3}",
        "'earning': {'rules': [{'code': 'r', 'name': {'zh': 'r', 'en': 'R'}, 'group': 'g', 'effect': {'bonusPer': {'points': 2, 'perFen': 999}}, 'when': {"
                + "'products': ['p'], 'notCategories': ['q'], 'notProducts': ['s'], 'stores': ['t'], 'channels': ['till'], 'dates': {'from': '2026-01-01', 'to': '2026-12-31'}}}]}",
        "'earning': {'excluded': {'categories': ['a'], 'products': ['b'], 'stores': ['c'], 'channels': ['d']},"
                + " 'caps': [{'code': 'c', 'name': {'zh': 'c'}, 'per': 'month', 'points': 5, 'counts': 'net', 'stores': ['s']}]}",
    })
    void every_part_survives_writing_and_reading(String part) {
        survives(ProgrammeReader.read(("{'code': 'x', 'name': {'zh': '积分'}, " + part + "}").replace('\'', '"')).programme());
    }

    @Test
    void points_are_written_as_strings_and_defaults_spelt_out() {
        assertThat(ProgrammeWriter.write(ProgrammeDocuments.basic())).isEqualTo("""
                {"code":"basic","name":{"zh":"基础积分","en":"Basic points"},"zone":"Asia/Shanghai",\
                "earning":{"base":{"points":"1","perFen":"100","rounding":"floor","roundBy":"receipt","carryOver":false},"stacking":"multiply","pendingDays":0},\
                "expiry":{"kind":"none"},"redemption":{"minPoints":"1","holdMinutes":15,"graceDays":0},\
                "transfer":{"enabled":false,"maxPoints":"0","maxPointsPerDay":"0","coolingHours":0},"refunds":{"giveBackStep":true},\
                "late":{"creditDays":30,"eventDays":0}}""");
    }

    private static void survives(Programme programme) {
        String document = ProgrammeWriter.write(programme);
        Programme again = ProgrammeReader.read(document).programme();
        assertThat(again).isEqualTo(programme);
        assertThat(ProgrammeWriter.write(again)).isEqualTo(document);
    }
}
