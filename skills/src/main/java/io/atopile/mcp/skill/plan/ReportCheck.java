package io.atopile.mcp.skill.plan;

import java.util.Set;
import java.util.function.BiConsumer;

/** Checks the expressions and the pictures of a report. */
final class ReportCheck {

    /** Checks the expression at a JSON Pointer, which may use some names in addition to those of the steps. */
    interface ExpressionCheck {
        void look(String pointer, JsonataExpression expression, Set<String> more);
    }

    private final ReportPlan report;
    private final SkillDeclaration declaration;
    private final ExpressionCheck expressions;
    private final BiConsumer<String, String> wrong;

    ReportCheck(ReportPlan report, SkillDeclaration declaration, ExpressionCheck expressions, BiConsumer<String, String> wrong) {
        this.report = report;
        this.declaration = declaration;
        this.expressions = expressions;
        this.wrong = wrong;
    }

    void check() {
        report.title().ifPresent(title -> look("/report/title", title));
        report.tone().ifPresent(tone -> look("/report/tone", tone));
        for (var index = 0; index < report.sections().size(); index++) {
            checkSection(report.sections().get(index), "/report/sections/" + index);
        }
    }

    private void checkSection(ReportPlan.SectionPlan section, String at) {
        section.when().ifPresent(when -> look(at + "/when", when));
        section.text().ifPresent(text -> look(at + "/text", text));
        section.code().ifPresent(code -> look(at + "/code/text", code.text()));
        section.checklist().ifPresent(checklist -> {
            look(at + "/checklist/lines", checklist.lines());
            checklist.score().ifPresent(score -> look(at + "/checklist/score", score));
            checklist.outOf().ifPresent(outOf -> look(at + "/checklist/out_of", outOf));
            checkRowExpression(at + "/checklist/title", checklist.title());
            checkRowExpression(at + "/checklist/tone", checklist.tone());
            checkRowExpression(at + "/checklist/evidence", checklist.evidence());
        });
        section.table().ifPresent(table -> checkTable(table, at + "/table"));
        section.picture().filter(id -> declaration.steps().stream().noneMatch(step -> step.id().equals(id)))
                .ifPresent(id -> wrong.accept(at + "/picture", "there is no step %s; picture must be the id of the step whose tool draws it".formatted(id)));
    }

    private void checkTable(ReportPlan.TablePlan table, String at) {
        look(at + "/rows", table.rows());
        for (var index = 0; index < table.columns().size(); index++) {
            var column = table.columns().get(index);
            var below = at + "/columns/" + index;
            checkRowExpression(below + "/value", column.value());
            column.tone().ifPresent(tone -> checkRowExpression(below + "/tone", tone));
        }
    }

    private void look(String pointer, JsonataExpression expression) {
        expressions.look(pointer, expression, DeclarationCheck.OF_THE_OUTCOME);
    }

    private void checkRowExpression(String pointer, JsonataExpression expression) {
        expression.problem().ifPresent(problem -> wrong.accept(pointer, problem));
    }
}
