package io.atopile.mcp.conformance.start;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.created;
import static io.atopile.mcp.model.responses.Acts.delta;
import static io.atopile.mcp.model.responses.Acts.hangs;

import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a program may be about when it is told to end. */
enum StuckState {
    MODEL_THAT_NEVER_ANSWERS {
        @Override
        Process enter(Stage stage) throws IOException {
            var provider = stage.provider(exchange -> exchange.hang());
            var process = stage.start("run", "x");
            stage.awaitRequest(provider, 1);
            return process;
        }
    },
    MODEL_THAT_NEVER_STOPS {
        @Override
        Process enter(Stage stage) throws IOException {
            endless(stage);
            var process = stage.start("run", "x");
            stage.awaitText(stage.file("out"), "on and on");
            return process;
        }
    },
    STDOUT_THAT_NOBODY_READS {
        @Override
        Process enter(Stage stage) throws IOException, InterruptedException {
            var provider = endless(stage);
            var process = stage.startPiped("run", "x");
            stage.awaitRequest(provider, 1);
            Thread.sleep(FILLING);
            return process;
        }
    },
    STDERR_THAT_NOBODY_READS {
        @Override
        Process enter(Stage stage) throws IOException {
            var provider = stage.provider(hangs(created("1"), delta("Hm")));
            var process = stage.start(List.of("python3", "-c", FULL_STDERR), "run", "x");
            stage.awaitRequest(provider, 1);
            return process;
        }
    },
    CONTEXT_PACK {
        @Override
        Process enter(Stage stage) throws IOException {
            stage.provider(exchange -> exchange.hang());
            var process = stage.start("run", "x");
            stage.awaitRun();
            return process;
        }
    },
    TOOL_OF_A_RUN {
        @Override
        Process enter(Stage stage) throws IOException {
            stage.provider(answer("1", call("a", "build_run", "{\"wait_seconds\": 50}")));
            stage.hangInBuild();
            var process = stage.start("run", "x", "--approval", "auto");
            stage.awaitMark();
            return process;
        }
    },
    APPROVAL {
        @Override
        Process enter(Stage stage) throws IOException {
            stage.provider(answer("1", call("a", "project_create_path", "{\"path\": \"a.md\", \"content\": \"a\"}")));
            var process = stage.start("run", "x", "--approval", "ask");
            stage.awaitText(stage.file("out"), "runs reply");
            return process;
        }
    },
    PROMPT_FROM_STDIN {
        @Override
        Process enter(Stage stage) throws IOException, InterruptedException {
            stage.provider(exchange -> exchange.hang());
            var process = stage.start("run", "-");
            Thread.sleep(FILLING);
            return process;
        }
    },
    SKILL {
        @Override
        Process enter(Stage stage) throws IOException {
            stage.hangInBuild();
            var process = stage.start("skill", "run", "manufacturing_readiness_review");
            stage.awaitMark();
            return process;
        }
    },
    BUILD_OF_A_CALL {
        @Override
        Process enter(Stage stage) throws IOException {
            stage.hangInBuild();
            var process = stage.start("call", "build_run");
            stage.awaitMark();
            return process;
        }
    },
    COMMAND_OF_A_CALL {
        @Override
        Process enter(Stage stage) throws IOException {
            stage.hangAtOnce();
            var process = stage.start("call", "build_run");
            stage.awaitMark();
            return process;
        }
    },
    LOCK_OF_ANOTHER_PROCESS {
        @Override
        Process enter(Stage stage) throws IOException, InterruptedException {
            stage.start("call", "project_create_path", "--arg", "path=a.md", "--arg", "content=a").waitFor();
            stage.lockFiles();
            var process = stage.start("call", "project_create_path", "--arg", "path=b.md", "--arg", "content=b");
            Thread.sleep(FILLING);
            return process;
        }
    },
    STDIO_AT_REST {
        @Override
        Process enter(Stage stage) throws IOException {
            var process = stage.start("stdio");
            stage.send(process, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
            stage.awaitText(stage.file("out"), "\"id\":1");
            return process;
        }
    },
    STDIO_IN_TWENTY_CALLS {
        @Override
        Process enter(Stage stage) throws IOException {
            return building(stage);
        }
    },
    STDIO_IN_ITS_END {
        @Override
        Process enter(Stage stage) throws IOException, InterruptedException {
            var process = building(stage);
            process.getOutputStream().close();
            Thread.sleep(Duration.ofMillis(500));
            return process;
        }
    },
    BEFORE_ANYTHING_IS_LOADED {
        @Override
        Process enter(Stage stage) throws IOException, InterruptedException {
            stage.provider(exchange -> exchange.hang());
            var process = stage.start("run", "x");
            Thread.sleep(Duration.ofMillis(150));
            return process;
        }
    };

    private static final Duration FILLING = Duration.ofSeconds(4);

    /** Gives a program a stderr that takes not one byte more. */
    private static final String FULL_STDERR = """
            import os, sys
            reading, writing = os.pipe()
            os.set_inheritable(reading, True)
            os.set_blocking(writing, False)
            try:
                while True:
                    os.write(writing, b'x')
            except BlockingIOError:
                os.set_blocking(writing, True)
            os.dup2(writing, 2)
            os.execv(sys.argv[1], sys.argv[1:])
            """;

    /** Gives the program once it is stuck. */
    abstract Process enter(Stage stage) throws IOException, InterruptedException;

    private static ScriptedResponsesServer endless(Stage stage) throws IOException {
        return stage.provider(exchange -> {
            exchange.begin().send(created("1"));
            while (true) {
                exchange.send(delta("on and on\n".repeat(50)));
                Thread.sleep(2);
            }
        });
    }

    private static Process building(Stage stage) throws IOException {
        stage.hangInBuild();
        var process = stage.start("stdio");
        stage.send(process, "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}}");
        stage.send(process, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        for (var id = 1; id <= 20; id++) {
            stage.send(process, "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"build_run\",\"arguments\":{\"wait_seconds\":50}}}".formatted(id));
        }
        stage.awaitMark();
        return process;
    }
}
