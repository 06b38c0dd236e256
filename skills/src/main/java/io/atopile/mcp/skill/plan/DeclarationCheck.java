package io.atopile.mcp.skill.plan;

import io.atopile.mcp.skill.SkillProblem;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks whether a declaration fits the tools that it calls, and its own parts each other, before anything is run. */
public final class DeclarationCheck {

    static final String INPUT = "input";
    static final String ITEM = "item";
    private static final Set<String> GIVEN = Set.of(INPUT, ITEM, "project");
    static final Set<String> OF_THE_OUTCOME = Set.of("data", "message", "code", "ok", "stopped", "undone");

    private final String file;
    private final LocatedYaml yaml;
    private final SkillDeclaration declaration;
    private final KnownTools tools;
    private final List<SkillProblem> problems = new ArrayList<>();
    private final Map<String, ObjectNode> results = new LinkedHashMap<>();

    private DeclarationCheck(String file, DeclarationReadResult.Read read, KnownTools tools) {
        this.file = file;
        this.yaml = read.yaml();
        this.declaration = read.declaration();
        this.tools = tools;
    }

    /** What is wrong, by line; a step's tool that is only switched off on this server is not. */
    public static List<SkillProblem> problems(String file, DeclarationReadResult.Read read, KnownTools tools) {
        var check = new DeclarationCheck(file, read, tools);
        check.everything();
        return check.problems.stream().sorted(Comparator.comparingInt(SkillProblem::line)).distinct().toList();
    }

    private void everything() {
        patterns("/input", declaration.input());
        patterns("/output/schema", declaration.output().schema());
        if (!problems.isEmpty()) {
            return;
        }
        criteria();
        for (var index = 0; index < declaration.steps().size(); index++) {
            step(declaration.steps().get(index), "/steps/" + index);
        }
        output();
        suggestions();
        declaration.report().ifPresent(report -> new ReportCheck(report, declaration, this::expression, this::wrong).check());
    }

    /** A schema with a broken pattern can't be held against anything. */
    private void patterns(String at, JsonNode schema) {
        try {
            Pattern.compile(schema.path("pattern").asString(""));
        } catch (PatternSyntaxException broken) {
            wrong(at + "/pattern", "not a regular expression: %s".formatted(broken.getDescription()));
        }
        schema.properties().stream()
                .filter(field -> field.getValue().isContainer())
                .forEach(field -> patterns(at + "/" + field.getKey(), field.getValue()));
        for (var index = 0; schema.isArray() && index < schema.size(); index++) {
            patterns(at + "/" + index, schema.get(index));
        }
    }

    private void criteria() {
        for (var index = 0; index < declaration.enter().size(); index++) {
            expression("/enter/%d/that".formatted(index), declaration.enter().get(index).that(), Set.of());
        }
    }

    private void step(StepPlan step, String at) {
        if (results.containsKey(step.id())) {
            wrong(at + "/id", "another step has the id %s; give this one its own".formatted(step.id()));
        } else if (GIVEN.contains(step.id()) || OF_THE_OUTCOME.contains(step.id()) || ExpressionNames.OF_THE_LANGUAGE.contains(step.id())) {
            wrong(at + "/id", "%s means something else in expressions; give the step another id".formatted(step.id()));
        }
        step.when().ifPresent(when -> expression(at + "/when", when, Set.of()));
        step.each().ifPresent(each -> expression(at + "/each", each, Set.of()));
        var item = step.each().isPresent() ? Set.of(ITEM) : Set.<String>of();
        call(step.tool(), step.with(), at, item);
        step.on().keySet().stream().filter(code -> !isFailure(code)).forEach(code -> wrong(
                at + "/on/" + code, "there is no error code %s%s".formatted(NameSuggestions.shorten(code), meant(code, codes()))));
        results.put(step.id(), tools.find(step.tool()).map(SchemaChecks::result).orElseGet(SchemaChecks::anything));
        step.undo().ifPresent(undo -> {
            undo.each().ifPresent(each -> expression(at + "/undo/each", each, Set.of()));
            call(undo.tool(), undo.with(), at + "/undo", undo.each().isPresent() ? Set.of(ITEM) : Set.of());
        });
    }

    private void call(String tool, JsonTemplate with, String at, Set<String> more) {
        with.expressions().forEach(placed -> expression(at + "/with" + placed.pointer(), placed.expression(), more));
        if (tools.beyond().contains(tool)) {
            wrong(at + "/tool", "a skill can't call %s; name the tools that do the work".formatted(tool));
        } else if (!tools.exists(tool)) {
            wrong(at + "/tool", "there is no tool %s%s".formatted(NameSuggestions.shorten(tool), meant(tool, tools.names())));
        } else {
            tools.find(tool).ifPresent(listing -> SchemaChecks.misfits(listing.inputSchema(), with.form())
                    .forEach(misfit -> wrong(at + "/with" + misfit.pointer(), "%s: %s".formatted(tool, misfit.message()))));
        }
    }

    private void output() {
        var output = declaration.output();
        expression("/output/message", output.message(), OF_THE_OUTCOME);
        output.code().ifPresent(code -> expression("/output/code", code, OF_THE_OUTCOME));
        output.data().expressions().forEach(placed -> expression("/output/data" + placed.pointer(), placed.expression(), OF_THE_OUTCOME));
        if (output.data().form() instanceof ObjectNode form) {
            SchemaChecks.misfits(output.schema(), form).forEach(misfit -> wrong("/output/data" + misfit.pointer(), "the schema says otherwise: " + misfit.message()));
        }
    }

    private void suggestions() {
        for (var index = 0; index < declaration.suggest().size(); index++) {
            var suggestion = declaration.suggest().get(index);
            var at = "/suggest/" + index;
            if (!tools.exists(suggestion.after())) {
                wrong(at + "/after", "there is no tool %s%s".formatted(NameSuggestions.shorten(suggestion.after()), meant(suggestion.after(), tools.names())));
            }
            if (!suggestion.code().equals("ok") && !isFailure(suggestion.code())) {
                wrong(at + "/code", "there is no error code %s%s".formatted(NameSuggestions.shorten(suggestion.code()), meant(suggestion.code(), codes())));
            }
            suggestion.when().flatMap(JsonataExpression::problem).ifPresent(problem -> wrong(at + "/when", problem));
        }
    }

    private void expression(String pointer, JsonataExpression expression, Set<String> more) {
        expression.problem().ifPresentOrElse(problem -> wrong(pointer, problem), () -> names(pointer, expression, more));
    }

    /** Names that begin with a step's id, or must be one's, are followed as far as the tool's schema goes. */
    private void names(String pointer, JsonataExpression expression, Set<String> more) {
        for (var chain : ExpressionNames.chains(expression.text())) {
            var first = chain.getFirst();
            if (first.equals(INPUT)) {
                SchemaChecks.unknown(declaration.input(), chain.subList(1, chain.size()))
                        .ifPresent(unknown -> wrong(pointer, "the input has no %s%s".formatted(unknown.name(), meant(unknown.name(), unknown.known()))));
            } else if (results.containsKey(first)) {
                SchemaChecks.unknown(results.getOrDefault(first, SchemaChecks.anything()), chain.subList(1, chain.size()))
                        .ifPresent(unknown -> wrong(pointer, "%s has no %s%s".formatted(
                                String.join(".", chain.subList(0, unknown.at() + 1)), unknown.name(), meant(unknown.name(), unknown.known()))));
            } else if (chain.size() > 1 && chain.get(1).equals("data") && !more.contains(first)) {
                wrong(pointer, "there is no step %s before this one%s".formatted(first, meant(first, results.keySet())));
            }
        }
    }

    private void wrong(String pointer, String message) {
        problems.add(new SkillProblem(file, yaml.line(pointer), message));
    }

    private static boolean isFailure(String code) {
        return code.equals(StepPlan.ANY) || codes().contains(code);
    }

    private static Set<String> codes() {
        var codes = new TreeSet<String>();
        Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName).forEach(codes::add);
        return codes;
    }

    private static String meant(String mistaken, Collection<String> known) {
        return Optional.of(NameSuggestions.of(mistaken, known))
                .filter(near -> !near.isEmpty())
                .map(near -> " (did you mean %s?)".formatted(String.join(" or ", near)))
                .orElse("");
    }
}
