package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.run.RunControlMessage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a run's question, or sends it a message. */
@Command(name = "reply", description = "Answer a run's question, or send it a message.")
final class ReplyCommand extends ProgramCommand.WithOptions {

    private static final Duration TO_BE_HEARD = Duration.ofSeconds(5);

    /** A person's answer. */
    static final class Answer {
        @Option(names = "--yes", description = "Allow the waiting call once.")
        private boolean yes;

        @Option(names = "--no", description = "Deny it.")
        private boolean no;

        @Option(names = "--for-run", description = "Allow it and all further calls of the same tool in this run.")
        private boolean forRun;

        ApprovalDecision decision() {
            return forRun ? ApprovalDecision.FOR_RUN : yes && !no ? ApprovalDecision.ONCE : ApprovalDecision.DENY;
        }
    }

    @Parameters(paramLabel = "ID", index = "0", description = "The run's ID.")
    private String id = "";

    @Parameters(paramLabel = "MESSAGE", index = "1", arity = "0..1", description = "A message to the agent, which reads it before its next step.")
    @Nullable
    private String message;

    @ArgGroup
    @Nullable
    private Answer answer;

    @Option(names = "--call", paramLabel = "ID", description = "Answer only if this is the waiting call.")
    @Nullable
    private String call;

    @Override
    public Integer call() throws Exception {
        if (message == null && answer == null) {
            throw buildUsageError("Give a message, --yes, --no or --for-run.");
        }
        return RunSession.runWithoutModel(options.toOptions(), spec.commandLine(), id, (_, runs, run) -> sendReply(runs, run));
    }

    private int sendReply(RunService runs, RunView run) throws InterruptedException {
        var name = run.directory().id();
        if (run.status() == RunStatus.INTERRUPTED) {
            return reportRefusal("%s was interrupted. Continue with: atopile-mcp runs resume %s".formatted(name, name));
        }
        if (run.status().isOver()) {
            return reportRefusal("%s is %s. Continue with: atopile-mcp run --thread %s \"…\""
                    .formatted(name, RunsCommand.formatStatus(run), run.state().spec().threadId()));
        }
        if (message != null) {
            runs.sendControlMessage(run, new RunControlMessage.Say(message));
            out().println("Message sent to %s.".formatted(name));
        }
        return answer == null ? 0 : sendDecision(runs, run, answer.decision());
    }

    private int sendDecision(RunService runs, RunView run, ApprovalDecision decision) throws InterruptedException {
        var asked = run.state().calls().asked().filter(question -> call == null || question.callId().equals(call));
        if (asked.isEmpty()) {
            return reportRefusal("%s is not waiting for %s.".formatted(run.directory().id(), call == null ? "an answer" : "that call"));
        }
        var callId = asked.get().callId();
        runs.sendControlMessage(run, new RunControlMessage.Decide(callId, decision, "shell"));
        var heard = runs.await(run.directory().id(), view -> !view.state().calls().asked().equals(asked), TO_BE_HEARD);
        var answered = heard.flatMap(view -> Optional.ofNullable(view.state().calls().decisions().get(callId)));
        if (answered.isPresent() && answered.get() != decision) {
            return reportRefusal("Someone else has already answered.");
        }
        out().println("%s %s %s.".formatted(run.directory().id(), decision.isYes() ? "may call" : "may not call", asked.get().name()));
        return 0;
    }
}
