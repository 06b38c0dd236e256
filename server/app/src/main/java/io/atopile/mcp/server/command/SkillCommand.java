package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.shell.SkillCatalogReport;
import io.atopile.mcp.skill.SkillCatalog;
import io.atopile.mcp.skill.plan.SkillProblem;
import io.atopile.mcp.skill.report.SkillReport;
import io.atopile.mcp.tool.NameSuggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Lists, shows, checks and runs skills. */
@Command(
        name = "skill",
        description = "Run, inspect and check skills.",
        subcommands = SkillRunCommand.class)
final class SkillCommand extends ProgramCommand.Group {

    private static final List<String> FILES = List.of("SKILL.md", "skill.yaml");

    @Command(name = "list", description = "List the skills: built-in ones, your own, and those of a trusted project.")
    int list(@Mixin CommonOptionsMixin options) throws Exception {
        try (var wiring = createWiring(options)) {
            var shelf = wiring.skills().buildCatalog(wiring.onlyProject());
            show(SkillCatalogReport.of(shelf));
            shelf.refused().stream()
                    .flatMap(refused -> refused.problems().stream())
                    .forEach(problem -> System.err.println("skill: " + problem));
            shelf.notes().forEach(note -> System.err.println("skill: " + note));
            return 0;
        }
    }

    @Command(name = "show", description = "Show a skill: its input, its steps and its instructions.")
    int show(@Mixin CommonOptionsMixin options, @Parameters(paramLabel = "NAME") String name) throws Exception {
        try (var wiring = createWiring(options)) {
            show(SkillCatalogReport.of(requireSkill(wiring.skills().buildCatalog(wiring.onlyProject()), name)));
            return 0;
        }
    }

    @Command(
            name = "check",
            description = "Check a skill's folder, or a directory of such folders, against the real tools; problems are printed as file:line: message.")
    int check(@Mixin CommonOptionsMixin options, @Parameters(paramLabel = "DIR") Path directory) throws Exception {
        var folders = listSkills(directory);
        if (folders.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no skill in %s: expected a SKILL.md, optionally with a skill.yaml.".formatted(directory));
        }
        try (var wiring = createWiring(options)) {
            var fine = true;
            for (var folder : folders) {
                fine &= check(folder, wiring.skills().registry().check(folder));
            }
            return fine ? 0 : 1;
        }
    }

    private boolean check(Path folder, List<SkillProblem> problems) {
        problems.forEach(problem ->
                out().println("%s:%d: %s".formatted(folder.resolveSibling(problem.file()), problem.line(), problem.message())));
        if (problems.isEmpty()) {
            out().println("%s: no problems".formatted(folder));
        }
        return problems.isEmpty();
    }

    private static List<Path> listSkills(Path directory) throws IOException {
        if (isSkill(directory)) {
            return List.of(directory.getFileName() == null ? directory.toAbsolutePath() : toNamedPath(directory));
        }
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var inside = Files.list(directory)) {
            return inside.filter(SkillCommand::isSkill).sorted().toList();
        }
    }

    /** Returns the path with the folder's own name, even if it is given as {@code .}. */
    private static Path toNamedPath(Path directory) {
        var plain = directory.normalize();
        return plain.toString().isEmpty() || plain.endsWith("..") ? directory.toAbsolutePath().normalize() : plain;
    }

    private static boolean isSkill(Path folder) {
        return FILES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    private SkillCatalog.Entry requireSkill(SkillCatalog shelf, String name) {
        return shelf.find(name).orElseThrow(() -> {
            var names = Stream.concat(
                            shelf.entries().stream().map(entry -> entry.skill().name()),
                            shelf.refused().stream().map(SkillCatalog.Refused::name))
                    .toList();
            var near = NameSuggestions.of(name, names);
            return new ParameterException(
                    spec.commandLine(),
                    "There is no usable skill %s.%s".formatted(name, near.isEmpty() ? "" : " Nearest: " + String.join(", ", near)));
        });
    }

    private void show(SkillReport report) {
        out().print(SkillPrinter.renderReport(report));
        out().flush();
    }

    static Wiring createWiring(CommonOptionsMixin options) throws IOException {
        return Wiring.of(options.toOptions().readSettings());
    }
}
