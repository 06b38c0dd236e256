package io.atopile.mcp.skill;

import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Three small tools: one that answers, one that writes something down, one that waits. */
final class TestTools {

    /** What was written down, in its order. */
    final List<String> written = new CopyOnWriteArrayList<>();

    /** What was asked, in its order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);

    List<Tool<?, ?>> all() {
        return List.of(new Ask(asked), new Write(written), new Wait(waiting, go));
    }

    /** What is to be said. */
    record Words(@Doc("Said again.") String text, @Doc("Fail so.") Optional<String> fail, @Doc("How often.") @Default("1") int times) {}

    /** Nothing. */
    record Nothing() {}

    /** What {@link Ask} says. */
    record Said(String text, int length, List<String> letters) {}

    /** Answers with its text, or fails as it is told. */
    @ToolSpec(name = "ask", title = "Ask", description = "Answers.", toolset = Toolset.WORKSPACE, effects = Effect.READS, needsProject = false)
    static final class Ask implements Tool<Words, Said> {

        private final List<String> asked;

        Ask(List<String> asked) {
            this.asked = asked;
        }

        @Override
        public ToolResult<Said> call(Words input, ToolContext context) {
            asked.add(input.text());
            return said(input);
        }

        private static ToolResult<Said> said(Words input) {
            if (input.fail().filter("crash"::equals).isPresent()) {
                throw new IllegalStateException("It was told to");
            }
            if (input.fail().isPresent()) {
                return ToolResult.fail(ErrorCode.valueOf(input.fail().get().toUpperCase(Locale.ROOT)), "told to");
            }
            var text = input.text().repeat(input.times());
            return ToolResult.ok(new Said(text, text.length(), text.chars().mapToObj(Character::toString).toList()), "Said " + text);
        }
    }

    /** Writes something down; twice is not once. */
    @ToolSpec(name = "write", title = "Write", description = "Writes.", toolset = Toolset.WORKSPACE, effects = Effect.WRITES_PROJECT, needsProject = false)
    static final class Write implements Tool<Words, Said> {

        private final List<String> written;

        Write(List<String> written) {
            this.written = written;
        }

        @Override
        public ToolResult<Said> call(Words input, ToolContext context) {
            written.add(input.text());
            return Ask.said(input);
        }
    }

    /** Waits until it is let go. */
    @ToolSpec(name = "wait", title = "Wait", description = "Waits.", toolset = Toolset.WORKSPACE, effects = Effect.BUILDS, idempotent = true, needsProject = false)
    static final class Wait implements Tool<Nothing, Said> {

        private final CountDownLatch waiting;
        private final CountDownLatch go;

        Wait(CountDownLatch waiting, CountDownLatch go) {
            this.waiting = waiting;
            this.go = go;
        }

        @Override
        public ToolResult<Said> call(Nothing input, ToolContext context) throws InterruptedException {
            waiting.countDown();
            go.await();
            return ToolResult.ok(new Said("went", 4, List.of()), "Went.");
        }
    }
}
