package io.huiji.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The quick check never lets pass what the validator refuses, and lets pass what is sound. */
class SoundnessTests {

    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();
    private final Soundness soundness = new Soundness(VALIDATOR);

    record Line(@Min(1) @Max(3) int no, @Nullable @Size(min = 1, max = 2) String product, @PositiveOrZero long amountFen, @Nullable @Positive Long points) {}

    record Body(
            @NotNull @Pattern(regexp = "[a-c]+") @Nullable String name, @NotBlank @Nullable String note, @Valid @Nullable Line first,
            @NotEmpty @Size(max = 3) @Nullable List<@Valid @NotNull @Nullable Line> lines, @Valid @Nullable List<Line> more, @Nullable Set<@Positive Long> ids) {}

    record Dated(@Nullable @Future Instant at) {}

    record Grouped(@Nullable @NotNull(groups = Grouped.class) String name) {}

    record Judging(@Nullable String name) {
        @AssertTrue
        boolean isNamed() {
            return name != null;
        }
    }

    @Test
    void what_is_sound_passes() {
        Line line = new Line(1, "a", 0, 1L);
        assertThat(soundness.isSurelySound(new Body("abc", "x", line, List.of(line, line), List.of(line), Set.of(1L)))).isTrue();
        assertThat(soundness.isSurelySound(new Body("a", "x", null, List.of(new Line(3, null, 5, null)), null, null))).isTrue();
    }

    @Test
    void constraints_that_are_not_known_are_left_to_the_validator() {
        assertThat(soundness.isSurelySound(new Dated(null))).isFalse();
        assertThat(soundness.isSurelySound(new Grouped("a"))).isFalse();
        assertThat(soundness.isSurelySound(new Judging("a"))).isFalse();
    }

    @Test
    void the_quick_check_and_the_validator_agree_on_random_records() {
        Random random = new Random(11);
        int sound = 0;
        for (int i = 0; i < 30_000; i++) {
            Body body = new Body(any(random, "a", "cab", "d", "", null), any(random, "x", " y", " ", "\u2003", "", null), line(random), lines(random), lines(random),
                    any(random, Set.of(1L), Set.of(1L, 0L), Set.of(), null));
            boolean valid = VALIDATOR.validate(body).isEmpty();
            if (soundness.isSurelySound(body)) {
                sound++;
                assertThat(valid).as(body.toString()).isTrue();
            } else {
                assertThat(valid && !"\u2003".equals(body.note())).as(body.toString()).isFalse();
            }
        }
        assertThat(sound).isGreaterThan(500);
    }

    private static @Nullable Line line(Random random) {
        return random.nextInt(4) == 0 ? null : new Line(random.nextInt(16) == 0 ? 4 : 1 + random.nextInt(3), any(random, "a", "ab", "a", "ab", null, null, null, random.nextInt(4) == 0 ? "" : "a"),
                random.nextInt(16) - 1, any(random, null, 1L, 5L, 5L, 5L, 5L, 7L, random.nextInt(4) == 0 ? 0L : 1L));
    }

    private static @Nullable List<@Nullable Line> lines(Random random) {
        List<@Nullable Line> lines = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            lines.add(random.nextInt(8) == 0 ? null : new Line(1, "a", random.nextInt(10) == 0 ? -1 : 1, null));
        }
        return random.nextInt(8) == 0 ? null : lines;
    }

    @SafeVarargs
    private static <T> @Nullable T any(Random random, @Nullable T... choices) {
        return Arrays.asList(choices).get(random.nextInt(choices.length));
    }
}
