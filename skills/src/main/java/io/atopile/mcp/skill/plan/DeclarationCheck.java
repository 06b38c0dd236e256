package io.atopile.mcp.skill.plan;

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
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks, before anything runs, that a declaration fits the tools that it calls and that its parts fit each other. */
public final class DeclarationCheck {

    private static final String INPUT = "input";
    private static final String ITEM = "item";
    private static final Set<String> GIVEN = Set.of(INPUT, ITEM, "project");
    private static final Set<String> OF_THE_OUTCOME = Set.of("data", "message", "code", "ok", "stopped", "undone");

    private final String file;
    private final LocatedYaml yaml;
    private final SkillDeclaration declaration;
    private final KnownTools tools;
    private final List<SkillProblem> problems = new ArrayList<>();
    private final Map<String, ObjectNode> results = new LinkedHashMap<>();

    private DeclarationCheck(String file, DeclarationReader.LocatedDeclaration read, KnownTools tools) {
        this.file = file;
        this.yaml = read.yaml();
        this.declaration = read.declaration();
        this.tools = tools;
    }

    /** Returns the problems, sorted by line. A tool that is merely switched off on this server is not a problem. */
    public static List<SkillProblem> findProblems(String file, DeclarationReader.LocatedDeclaration read, KnownTools tools) {
        var check = new DeclarationCheck(file, read, tools);
        check.checkAll();
        return check.problems.stream().sorted(Comparator.comparingInt(SkillProblem::line)).distinct().toList();
    }

    private void checkAll() {
        checkPatterns("/input", declaration.input());
        checkPatterns("/output/schema", declaration.output().schema());
        if (!problems.isEmpty()) {
            return;
        }
        checkCriteria();
        for (var index = 0; index < declaration.steps().size(); index++) {
            checkStep(declaration.steps().get(index), "/steps/" + index);
        }
        checkOutput();
        checkSuggestions();
        declaration.report().ifPresent(this::checkReport);
    }

    /** Checks the patterns first, because a schema with an invalid one can't validate anything. */
    private void checkPatterns(String at, JsonNode schema) {
        try {
            Pattern.compile(schema.path("pattern").asString(""));
        } catch (PatternSyntaxException broken) {
            addProblem(at + "/pattern", "invalid regular expression: %s".formatted(broken.getDescription()));
        }
        schema.properties().forEach(field -> checkPatterns(at + "/" + field.getKey(), field.getValue()));
        for (var index = 0; schema.isArray() && index < schema.size(); index++) {
            checkPatterns(at + "/" + index, schema.get(index));
        }
    }

    private void checkCriteria() {
        for (var index = 0; index < declaration.enter().size(); index++) {
            checkExpression("/enter/%d/that".formatted(index), declaration.enter().get(index).that(), Set.of());
        }
    }

    private void checkStep(StepPlan step, String at) {
        if (results.containsKey(step.id())) {
            addProblem(at + "/id", "another step already has the id %s; choose a different one".formatted(step.id()));
        } else if (GIVEN.contains(step.id()) || OF_THE_OUTCOME.contains(step.id()) || ExpressionNames.OF_THE_LANGUAGE.contains(step.id())) {
            addProblem(at + "/id", "%s has a reserved meaning in expressions; choose a different id".formatted(step.id()));
        }
        step.when().ifPresent(when -> checkExpression(at + "/when", when, Set.of()));
        step.each().ifPresent(each -> checkExpression(at + "/each", each, Set.of()));
        var item = step.each().isPresent() ? Set.of(ITEM) : Set.<String>of();
        call(step.tool(), step.with(), at, item);
        step.on().keySet().forEach(code -> checkCode(at + "/on/" + code, code));
        results.put(step.id(), tools.find(step.tool()).map(SchemaChecks::buildResultSchema).orElseGet(SchemaChecks::anything));
        step.undo().ifPresent(undo -> {
            undo.each().ifPresent(each -> checkExpression(at + "/undo/each", each, Set.of()));
            call(undo.tool(), undo.with(), at + "/undo", undo.each().isPresent() ? Set.of(ITEM) : Set.of());
        });
    }

    private void call(String tool, JsonTemplate with, String at, Set<String> more) {
        with.expressions().forEach(placed -> checkExpression(at + "/with" + placed.pointer(), placed.expression(), more));
        if (tools.beyond().contains(tool)) {
            addProblem(at + "/tool", "a skill can't call %s; call the tools that do the work".formatted(tool));
        } else {
            checkTool(at + "/tool", tool);
            tools.find(tool).ifPresent(listing -> SchemaChecks.findMisfits(listing.inputSchema(), with.form())
                    .forEach(misfit -> addProblem(at + "/with" + misfit.pointer(), "%s: %s".formatted(tool, misfit.message()))));
        }
    }

    private void checkOutput() {
        var output = declaration.output();
        checkResult("/output/message", output.message());
        output.code().ifPresent(code -> checkResult("/output/code", code));
        output.data().expressions().forEach(placed -> checkResult("/output/data" + placed.pointer(), placed.expression()));
        if (output.data().form() instanceof ObjectNode form) {
            SchemaChecks.findMisfits(output.schema(), form)
                    .forEach(misfit -> addProblem("/output/data" + misfit.pointer(), "doesn't match the schema: " + misfit.message()));
        }
    }

    private void checkReport(ReportPlan report) {
        report.title().ifPresent(title -> checkResult("/report/title", title));
        report.tone().ifPresent(tone -> checkResult("/report/tone", tone));
        for (var index = 0; index < report.sections().size(); index++) {
            checkSection(report.sections().get(index), "/report/sections/" + index);
        }
    }

    private void checkSection(ReportPlan.SectionPlan section, String at) {
        section.when().ifPresent(when -> checkResult(at + "/when", when));
        section.text().ifPresent(text -> checkResult(at + "/text", text));
        section.code().ifPresent(code -> checkResult(at + "/code/text", code.text()));
        section.checklist().ifPresent(checklist -> {
            checkResult(at + "/checklist/lines", checklist.lines());
            checklist.score().ifPresent(score -> checkResult(at + "/checklist/score", score));
            checklist.outOf().ifPresent(outOf -> checkResult(at + "/checklist/out_of", outOf));
            checkRowExpression(at + "/checklist/title", checklist.title());
            checkRowExpression(at + "/checklist/tone", checklist.tone());
            checkRowExpression(at + "/checklist/evidence", checklist.evidence());
        });
        section.table().ifPresent(table -> checkTable(table, at + "/table"));
        section.picture().filter(id -> declaration.steps().stream().noneMatch(step -> step.id().equals(id)))
                .ifPresent(id -> addProblem(at + "/picture", "there is no step %s; picture must be the id of the step whose tool draws it".formatted(id)));
    }

    private void checkTable(ReportPlan.TablePlan table, String at) {
        checkResult(at + "/rows", table.rows());
        for (var index = 0; index < table.columns().size(); index++) {
            var column = table.columns().get(index);
            var below = at + "/columns/" + index;
            checkRowExpression(below + "/value", column.value());
            column.tone().ifPresent(tone -> checkRowExpression(below + "/tone", tone));
        }
    }

    /** Checks an expression that may use the outcome. */
    private void checkResult(String pointer, JsonataExpression expression) {
        checkExpression(pointer, expression, OF_THE_OUTCOME);
    }

    private void checkRowExpression(String pointer, JsonataExpression expression) {
        expression.problem().ifPresent(problem -> addProblem(pointer, problem));
    }

    private void checkSuggestions() {
        for (var index = 0; index < declaration.suggest().size(); index++) {
            var suggestion = declaration.suggest().get(index);
            var at = "/suggest/" + index;
            checkTool(at + "/after", suggestion.after());
            if (!suggestion.code().equals("ok")) {
                checkCode(at + "/code", suggestion.code());
            }
            suggestion.when().ifPresent(when -> checkRowExpression(at + "/when", when));
        }
    }

    private void checkExpression(String pointer, JsonataExpression expression, Set<String> more) {
        expression.problem().ifPresentOrElse(problem -> addProblem(pointer, problem), () -> checkNames(pointer, expression, more));
    }

    /** Follows names that begin with a step's id, or look as if they did, as deep as the tool's schema goes. */
    private void checkNames(String pointer, JsonataExpression expression, Set<String> more) {
        for (var chain : ExpressionNames.extractChains(expression.text())) {
            var first = chain.getFirst();
            if (first.equals(INPUT)) {
                SchemaChecks.findUnknown(declaration.input(), chain.subList(1, chain.size()))
                        .ifPresent(unknown -> addProblem(pointer, "the input has no %s%s".formatted(unknown.name(), formatSuggestion(unknown.name(), unknown.known()))));
            } else if (results.containsKey(first)) {
                SchemaChecks.findUnknown(results.getOrDefault(first, SchemaChecks.anything()), chain.subList(1, chain.size()))
                        .ifPresent(unknown -> addProblem(pointer, "%s has no %s%s".formatted(
                                String.join(".", chain.subList(0, unknown.at() + 1)), unknown.name(), formatSuggestion(unknown.name(), unknown.known()))));
            } else if (chain.size() > 1 && chain.get(1).equals("data") && !more.contains(first)) {
                addProblem(pointer, "there is no step %s before this one%s".formatted(first, formatSuggestion(first, results.keySet())));
            }
        }
    }

    private void addProblem(String pointer, String message) {
        problems.add(new SkillProblem(file, yaml.findLine(pointer), message));
    }

    private void checkTool(String pointer, String tool) {
        if (!tools.exists(tool)) {
            addProblem(pointer, "there is no tool %s%s".formatted(NameSuggestions.shorten(tool), formatSuggestion(tool, tools.names())));
        }
    }

    private void checkCode(String pointer, String code) {
        var codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName).sorted().toList();
        if (!code.equals(StepPlan.ANY) && !codes.contains(code)) {
            addProblem(pointer, "there is no error code %s%s".formatted(NameSuggestions.shorten(code), formatSuggestion(code, codes)));
        }
    }

    static String formatSuggestion(String mistaken, Collection<String> known) {
        return Optional.of(NameSuggestions.of(mistaken, known))
                .filter(near -> !near.isEmpty())
                .map(near -> " (did you mean %s?)".formatted(String.join(" or ", near)))
                .orElse("");
    }
}
