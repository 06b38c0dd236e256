package io.atopile.mcp.server.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

@Timeout(30)
class RootsExchangeTest {

    private final ClientState client = new ClientState();
    private final OutgoingRequests questions = new OutgoingRequests();
    private final BlockingQueue<ObjectNode> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> learned = new LinkedBlockingQueue<>();

    private final RootsListener listener = new RootsListener() {
        @Override
        public void follow(List<String> uris) {
            learned.add(uris.toString());
        }

        @Override
        public void reportMissing(String reason) {
            learned.add(reason);
        }
    };

    @Test
    void aClientThatIsSilentDelaysItsRequestsOnceAndMayStillAnswer() throws Exception {
        declareRoots();
        var roots = new RootsExchange(client, questions, Optional.of(listener));
        assertEquals(List.of(), roots.await(sent::add));
        assertEquals("The client did not answer roots/list.", learned.take());
        var before = System.nanoTime();
        assertEquals(List.of(), roots.await(sent::add));
        assertTrue(System.nanoTime() - before < 2_000_000_000L);
        assertEquals(1, sent.size());
        answer(sent.take(), "[{\"uri\":\"file:///late\"}]");
        learned.removeIf(text -> text.startsWith("The client"));
        assertEquals("[file:///late]", learned.take());
        assertEquals(List.of("file:///late"), roots.await(sent::add));
    }

    @Test
    void aLateAnswerToAnEarlierQuestionIsIgnored() throws Exception {
        declareRoots();
        var roots = new RootsExchange(client, questions, Optional.of(listener));
        roots.begin(sent::add);
        var first = sent.take();
        roots.renew(sent::add);
        answer(sent.take(), "[{\"uri\":\"file:///new\"}]");
        assertEquals("[file:///new]", learned.take());
        answer(first, "[{\"uri\":\"file:///old\"}]");
        assertEquals(List.of("file:///new"), roots.await(sent::add));
        assertTrue(learned.isEmpty(), learned::toString);
    }

    @Test
    void onlyAClientThatAnnouncesRootsIsAsked() throws Exception {
        client.begin(Json.object());
        var roots = new RootsExchange(client, questions, Optional.of(listener));
        roots.begin(sent::add);
        assertEquals(List.of(), roots.await(sent::add));
        assertTrue(sent.isEmpty());
    }

    @Test
    void withoutAListenerTheRootsAreAskedForWhenTheyAreNeeded() throws Exception {
        declareRoots();
        var roots = new RootsExchange(client, questions, Optional.empty());
        roots.begin(sent::add);
        assertTrue(sent.isEmpty());
        Thread.ofPlatform().daemon().start(() -> answerNext("[{\"uri\":\"file:///here\"}]"));
        assertEquals(List.of("file:///here"), roots.await(sent::add));
    }

    private void answerNext(String roots) {
        try {
            answer(sent.take(), roots);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(ObjectNode question, String roots) {
        var result = Json.object();
        result.set("roots", Json.mapper().readTree(roots));
        questions.handleResponse(new JsonRpcMessage.Response(question.get("id"), result, null));
    }

    private void declareRoots() {
        var introduction = Json.object();
        introduction.putObject("capabilities").putObject("roots");
        client.begin(introduction);
    }
}
