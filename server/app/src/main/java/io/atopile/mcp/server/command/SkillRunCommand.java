package io.atopile.mcp.server.command;

import io.atopile.mcp.server.shell.InterruptHandler;
import io.atopile.mcp.skill.SkillService;
import io.atopile.mcp.skill.run.SkillRunRequest;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Runs a skill and prints a readable report. */
@Command(
        name = "run",
        description = "Run a skill and print a readable report.",
        footer = {
            "",
            "Ctrl-C stops the run and rolls back the steps for which the skill defines an",
            "undo; a second Ctrl-C exits at once.",
            "Exit codes: 0 the result is good, perhaps with warnings; 1 the run failed, or",
            "its report says that something is bad, such as NOT ready; 2 invalid usage;",
            "3 not finished (continue with --resume)."
        })
final class SkillRunCommand extends ProgramCommand.WithOptions {

    /** The source of the input. */
    static final class Input {
        @Option(names = "--input", paramLabel = "JSON", description = "The input as JSON.")
        @Nullable
        private String json;

        @Option(names = "--input-file", paramLabel = "FILE", description = "A file with the input as JSON; - reads stdin.")
        @Nullable
        private String file;

        String text() throws IOException {
            if (file != null) {
                return file.equals("-")
                        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                        : Files.readString(Path.of(file));
            }
            return json == null ? "{}" : json;
        }
    }

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReportOptions form;

    @Parameters(paramLabel = "NAME", index = "0", arity = "0..1", description = "The skill's name.")
    @Nullable
    private String name;

    @Parameters(paramLabel = "KEY=VALUE", index = "1..*", description = "One field of the input; skill show lists the fields.")
    private List<String> pairs = List.of();

    @ArgGroup
    private Input input = new Input();

    @Option(names = "--dry-run", description = "Show the steps without executing them.")
    private boolean dryRun;

    @Option(names = "--resume", paramLabel = "RUN_ID", description = "Resume an interrupted run, or show one that has ended.")
    @Nullable
    private String resume;

    @Override
    public Integer call() throws Exception {
        if ((name == null) == (resume == null)) {
            throw buildUsageError("Name a skill, or a run with --resume.");
        }
        TrustPrompt.makeAtTerminal(options.toOptions());
        try (var wiring = SkillCommand.createWiring(options)) {
            var printer = new SkillPrinter(wiring.skills().runs(), form, out());
            var wish = wiring.buildSkillContext(new ToolCaller(ToolCaller.Kind.SHELL, "shell"), new TerminalClientHandle(true));
            var code = runOrResume(wiring.skills(), wish, printer);
            wiring.awaitBackground();
            return code;
        }
    }

    private int runOrResume(SkillService desk, SkillService.Wish wish, SkillPrinter printer) throws IOException, InterruptedException {
        try {
            return resume == null ? runSkill(desk, wish, printer) : resumeRun(resume, desk, wish, printer);
        } catch (ToolFailure refused) {
            return printer.printRefusal(refused);
        }
    }

    private int runSkill(SkillService desk, SkillService.Wish wish, SkillPrinter printer) throws IOException, InterruptedException, ToolFailure {
        var skill = name == null ? "" : name;
        var schema = desk.buildCatalog(wish.project())
                .find(skill)
                .flatMap(entry -> entry.skill().declaration())
                .map(declaration -> declaration.input())
                .orElseGet(Json::object);
        var request = desk.buildRequest(skill, parseInput(schema), wish);
        return dryRun ? printer.printPlan(request) : startAndFollow(desk.runs(), request, printer);
    }

    private ObjectNode parseInput(ObjectNode schema) throws IOException {
        try {
            return ShellArguments.of(input.text(), pairs, schema);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private static int startAndFollow(SkillRunService runs, SkillRunRequest order, SkillPrinter printer) throws IOException, InterruptedException {
        var driven = new AtomicReference<String>();
        cancelOnInterrupt(runs, driven);
        var id = runs.start(order);
        driven.set(id);
        return printer.follow(id);
    }

    private int resumeRun(String id, SkillService desk, SkillService.Wish wish, SkillPrinter printer)
            throws IOException, InterruptedException, ToolFailure {
        return switch (desk.runs().find(id)) {
            case SkillRunService.Found.Unknown _ -> throw buildUsageError("There is no skill run %s.".formatted(id));
            case SkillRunService.Found.Elsewhere(var skill) -> throw buildUsageError("Another of your processes is running %s.".formatted(skill));
            case SkillRunService.Found.Here(var view) -> printer.printEnded(view);
            case SkillRunService.Found.Left(var began) -> resumeAndFollow(id, desk.runs(), desk.rebuildRequest(began, wish), printer);
        };
    }

    private int resumeAndFollow(String id, SkillRunService runs, SkillRunRequest order, SkillPrinter printer) throws IOException, InterruptedException {
        cancelOnInterrupt(runs, new AtomicReference<>(id));
        if (runs.resume(id, order).isEmpty()) {
            throw buildUsageError("Another of your processes is running it.");
        }
        return printer.follow(id);
    }

    private static void cancelOnInterrupt(SkillRunService runs, AtomicReference<String> driven) {
        InterruptHandler.runOnFirst(InterruptHandler.ROLLING_BACK, () -> {
            var id = Optional.ofNullable(driven.get());
            id.ifPresent(runs::cancel);
            return id.isPresent();
        });
    }
}
