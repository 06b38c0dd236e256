package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.shell.InterruptHandler;
import io.atopile.mcp.skill.SkillService;
import io.atopile.mcp.skill.run.SkillRunRequest;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolCaller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Runs a skill and prints what a person wants to read of it. */
@Command(
        name = "run",
        description = "Run a skill and print a readable report.",
        footer = {
            "",
            "Ctrl-C stops the run and takes back what the skill says how to; once more ends it at once.",
            "Exit codes: 0 the skill says ok, 1 it says otherwise, 2 not understood, 3 not at its end: --resume goes on with it."
        })
final class SkillRunCommand implements Callable<Integer> {

    /** Where the input comes from. */
    static final class Input {
        @Option(names = "--input", paramLabel = "JSON", description = "The input as JSON.")
        @Nullable
        private String json;

        @Option(names = "--input-file", paramLabel = "FILE", description = "The input as JSON in a file, - for stdin.")
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
    private CommonOptionsMixin options;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReportOptions form;

    @Parameters(paramLabel = "NAME", index = "0", arity = "0..1", description = "The skill.")
    @Nullable
    private String name;

    @Parameters(paramLabel = "KEY=VALUE", index = "1..*", description = "A part of the input; skill show has what there is.")
    private List<String> pairs = List.of();

    @ArgGroup
    private Input input = new Input();

    @Option(names = "--dry-run", description = "Show the steps, do none.")
    private boolean dryRun;

    @Option(names = "--resume", paramLabel = "RUN_ID", description = "Go on with a run that was interrupted, or show one that is over.")
    @Nullable
    private String resume;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private SkillCommand parent;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if ((name == null) == (resume == null)) {
            throw wrong("Name a skill, or a run with --resume.");
        }
        TrustPrompt.makeAtTerminal(options.chosen());
        try (var wiring = SkillCommand.wiring(options)) {
            var printer = new SkillPrinter(wiring.skills().runs(), form, parent.out());
            var wish = wiring.wish(new ToolCaller(ToolCaller.Kind.SHELL, "shell"), new TerminalClientHandle(true));
            var code = resume == null ? fresh(wiring, wish, printer) : resumed(resume, wiring.skills(), wish, printer);
            wiring.awaitBackground();
            return code;
        }
    }

    private int fresh(Wiring wiring, SkillService.Wish wish, SkillPrinter printer) throws IOException, InterruptedException {
        var skill = name == null ? "" : name;
        var desk = wiring.skills();
        var schema = desk.shelf(wish.project())
                .find(skill)
                .flatMap(entry -> entry.skill().declaration())
                .map(declaration -> declaration.input())
                .orElseGet(Json::object);
        return switch (desk.order(skill, input(schema), wish)) {
            case SkillService.Answer.Refused refused -> printer.refused(refused);
            case SkillService.Answer.Ready(var order) -> dryRun ? printer.planned(order) : driven(desk.runs(), order, printer);
        };
    }

    private ObjectNode input(ObjectNode schema) throws IOException {
        try {
            return ShellArguments.of(input.text(), pairs, schema);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private static int driven(SkillRunService runs, SkillRunRequest order, SkillPrinter printer) throws IOException, InterruptedException {
        var driven = new AtomicReference<String>();
        stopping(runs, driven);
        var id = runs.start(order);
        driven.set(id);
        return printer.followed(id);
    }

    private int resumed(String id, SkillService desk, SkillService.Wish wish, SkillPrinter printer) throws IOException, InterruptedException {
        return switch (desk.runs().find(id)) {
            case SkillRunService.Found.Unknown _ -> throw wrong("There is no run %s of a skill.".formatted(id));
            case SkillRunService.Found.Elsewhere(var skill) -> throw wrong("Another process of yours runs %s.".formatted(skill));
            case SkillRunService.Found.Here(var view) -> printer.ended(view);
            case SkillRunService.Found.Left(var began) -> switch (desk.again(began, wish)) {
                case SkillService.Answer.Refused refused -> printer.refused(refused);
                case SkillService.Answer.Ready(var order) -> goingOn(id, desk.runs(), order, printer);
            };
        };
    }

    private int goingOn(String id, SkillRunService runs, SkillRunRequest order, SkillPrinter printer) throws IOException, InterruptedException {
        stopping(runs, new AtomicReference<>(id));
        if (runs.resume(id, order).isEmpty()) {
            throw wrong("Another process of yours runs it.");
        }
        return printer.followed(id);
    }

    private static void stopping(SkillRunService runs, AtomicReference<String> driven) {
        InterruptHandler.onFirst(() -> {
            var id = driven.get();
            if (id == null) {
                Runtime.getRuntime().halt(130);
            } else {
                runs.cancel(id);
            }
        });
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
