package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.RunSpec.CallRules;
import io.atopile.mcp.agent.RunSpec.RunModel;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Effect;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunPolicyTest {

    private static final String NAME = "a_tool";
    private static final BlobId NOTHING = new BlobId("0".repeat(64));

    /** What is said of one tool. */
    record Said(boolean allow, boolean ask, boolean deny, boolean granted, boolean plan, boolean effectDenied) {
        static final Said NOTHING = new Said(false, false, false, false, false, false);

        private RunSpec spec(Mode mode, Effect effect) {
            var rules = new CallRules(named(allow), named(ask), named(deny), effectDenied ? List.of(effect) : List.of());
            return new RunSpec(
                    "r", "t", Optional.empty(), RunPolicyTest.NOTHING, Optional.empty(), Optional.empty(),
                    plan ? RunPurpose.PLAN : RunPurpose.WORK, mode, rules, List.of(), RunPolicyTest.NOTHING, Budgets.DEFAULT,
                    new RunModel("m", 1, Optional.empty(), Optional.empty(), Optional.empty()), 1);
        }

        private static List<String> named(boolean is) {
            return is ? List.of(NAME) : List.of();
        }

        RunPolicy.Judgement judge(Mode mode, Effect effect) {
            return judge(mode, effect, new ToolFacts(NAME, List.of(effect), false));
        }

        /** {@code deniable} is the effect that is denied where one is. */
        RunPolicy.Judgement judge(Mode mode, Effect deniable, ToolFacts tool) {
            return new RunPolicy(spec(mode, deniable), granted ? Set.of(NAME) : Set.of()).judge(tool);
        }
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Said.NOTHING, Mode.ASK, Effect.READS, "allowed"),
                Arguments.of(Said.NOTHING, Mode.ASK, Effect.BUILDS, "asked"),
                Arguments.of(Said.NOTHING, Mode.AUTO_SAFE, Effect.WRITES_PROJECT, "allowed"),
                Arguments.of(Said.NOTHING, Mode.AUTO_SAFE, Effect.REACHES_NETWORK, "asked"),
                Arguments.of(Said.NOTHING, Mode.AUTO, Effect.DESTROYS, "asked"),
                Arguments.of(new Said(true, false, false, false, false, false), Mode.ASK, Effect.INSTALLS, "allowed"),
                Arguments.of(new Said(false, true, false, false, false, false), Mode.AUTO, Effect.READS, "asked"),
                Arguments.of(new Said(true, true, false, false, false, false), Mode.AUTO, Effect.READS, "asked"),
                Arguments.of(Said.NOTHING, Mode.AUTO, Effect.CONFIGURES_PROGRAMS, "asked"),
                Arguments.of(new Said(true, false, false, false, false, false), Mode.AUTO, Effect.CONFIGURES_PROGRAMS, "asked"),
                Arguments.of(new Said(false, false, false, true, false, false), Mode.AUTO, Effect.CONFIGURES_PROGRAMS, "asked"),
                Arguments.of(new Said(false, false, false, true, true, false), Mode.AUTO, Effect.CONFIGURES_PROGRAMS, "refused"),
                Arguments.of(new Said(true, false, true, false, false, false), Mode.AUTO, Effect.READS, "refused"),
                Arguments.of(new Said(false, false, false, true, false, false), Mode.ASK, Effect.DESTROYS, "allowed"),
                Arguments.of(new Said(false, true, false, true, false, false), Mode.ASK, Effect.BUILDS, "allowed"),
                Arguments.of(new Said(true, false, true, true, false, false), Mode.AUTO, Effect.BUILDS, "refused"),
                Arguments.of(new Said(false, false, false, false, true, false), Mode.AUTO, Effect.READS, "allowed"),
                Arguments.of(new Said(true, false, false, true, true, false), Mode.AUTO, Effect.BUILDS, "refused"),
                Arguments.of(new Said(true, false, false, true, false, true), Mode.AUTO, Effect.BUILDS, "refused"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatIsStrictestHolds(Said said, Mode mode, Effect effect, String expected) {
        assertEquals(expected, word(said.judge(mode, effect)));
    }

    /** Whatever is said, more restrictions never make a judgement looser. */
    @ParameterizedTest
    @EnumSource(Effect.class)
    void everyRestrictionOnlyTightens(Effect effect) {
        for (var bits = 0; bits < 64; bits++) {
            var said = said(bits);
            for (var mode : Mode.values()) {
                var now = strictness(said.judge(mode, effect));
                assertTrue(strictness(new Said(said.allow, true, said.deny, said.granted, said.plan, said.effectDenied).judge(mode, effect)) >= now);
                assertTrue(strictness(new Said(said.allow, said.ask, true, said.granted, said.plan, said.effectDenied).judge(mode, effect)) >= now);
                assertTrue(strictness(new Said(said.allow, said.ask, said.deny, said.granted, true, said.effectDenied).judge(mode, effect)) >= now);
                assertEquals(2, strictness(new Said(said.allow, said.ask, said.deny, said.granted, said.plan, true).judge(mode, effect)));
                for (var other : Mode.values()) {
                    assertTrue(strictness(said.judge(mode.chooseStricter(other), effect)) >= now);
                }
            }
        }
    }

    static Stream<Arguments> modes() {
        return Stream.of(
                Arguments.of(Mode.ASK, EnumSet.complementOf(EnumSet.of(Effect.READS))),
                Arguments.of(Mode.AUTO_SAFE, EnumSet.of(Effect.INSTALLS, Effect.REACHES_NETWORK, Effect.DESTROYS, Effect.CONFIGURES_PROGRAMS)),
                Arguments.of(Mode.AUTO, EnumSet.of(Effect.DESTROYS, Effect.CONFIGURES_PROGRAMS)));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void withoutRulesTheModeDecides(Mode mode, Set<Effect> asked) {
        for (var effect : Effect.values()) {
            assertEquals(asked.contains(effect) ? "asked" : "allowed", word(Said.NOTHING.judge(mode, effect)), effect::name);
        }
    }

    static Stream<Arguments> severalEffects() {
        var readAndBuild = List.of(Effect.READS, Effect.BUILDS);
        var writeAndDestroy = List.of(Effect.WRITES_PROJECT, Effect.DESTROYS);
        var readAndFetch = List.of(Effect.READS, Effect.REACHES_NETWORK);
        var allow = new Said(true, false, false, false, false, false);
        var plan = new Said(false, false, false, false, true, false);
        return Stream.of(
                Arguments.of(Said.NOTHING, Mode.ASK, readAndBuild, "asked"),
                Arguments.of(Said.NOTHING, Mode.AUTO_SAFE, readAndBuild, "allowed"),
                Arguments.of(Said.NOTHING, Mode.AUTO_SAFE, readAndFetch, "asked"),
                Arguments.of(Said.NOTHING, Mode.AUTO, writeAndDestroy, "asked"),
                Arguments.of(allow, Mode.ASK, writeAndDestroy, "allowed"),
                Arguments.of(allow, Mode.AUTO, List.of(Effect.WRITES_PROJECT, Effect.CONFIGURES_PROGRAMS), "asked"),
                Arguments.of(plan, Mode.AUTO, readAndFetch, "allowed"),
                Arguments.of(plan, Mode.AUTO, readAndBuild, "refused"),
                Arguments.of(new Said(true, false, false, true, false, true), Mode.AUTO, readAndBuild, "refused"));
    }

    @ParameterizedTest
    @MethodSource("severalEffects")
    void theStrictestOfSeveralEffectsHolds(Said said, Mode mode, List<Effect> effects, String expected) {
        assertEquals(expected, word(said.judge(mode, effects.getLast(), new ToolFacts(NAME, effects, false))));
    }

    static Stream<Arguments> questions() {
        var ask = new Said(false, true, false, false, false, false);
        var readAndBuild = List.of(Effect.READS, Effect.BUILDS);
        return Stream.of(
                Arguments.of(Said.NOTHING, Mode.ASK, readAndBuild, List.of(Effect.BUILDS)),
                Arguments.of(Said.NOTHING, Mode.AUTO_SAFE, List.of(Effect.WRITES_PROJECT, Effect.REACHES_NETWORK), List.of(Effect.REACHES_NETWORK)),
                Arguments.of(
                        Said.NOTHING, Mode.AUTO, List.of(Effect.DESTROYS, Effect.BUILDS, Effect.CONFIGURES_PROGRAMS),
                        List.of(Effect.CONFIGURES_PROGRAMS, Effect.DESTROYS)),
                Arguments.of(ask, Mode.AUTO, readAndBuild, readAndBuild),
                Arguments.of(ask, Mode.ASK, readAndBuild, List.of(Effect.BUILDS)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionNamesWhatTheModeAsksForOrElseEveryEffect(Said said, Mode mode, List<Effect> effects, List<Effect> named) {
        var words = String.join(" and ", named.stream().map(Effect::words).toList());
        var expected = new RunPolicy.Judgement.Asked("Allow a_tool? It %s.".formatted(words));
        assertEquals(expected, said.judge(mode, Effect.READS, new ToolFacts(NAME, effects, false)));
    }

    private static Said said(int bits) {
        return new Said((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0, (bits & 16) > 0, (bits & 32) > 0);
    }

    private static int strictness(RunPolicy.Judgement judgement) {
        return switch (judgement) {
            case RunPolicy.Judgement.Allowed _ -> 0;
            case RunPolicy.Judgement.Asked _ -> 1;
            case RunPolicy.Judgement.Refused _ -> 2;
        };
    }

    private static String word(RunPolicy.Judgement judgement) {
        return List.of("allowed", "asked", "refused").get(strictness(judgement));
    }
}
