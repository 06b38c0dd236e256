package io.atopile.mcp.agent.engine;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A model that answers each question as a test says, and remembers what it was asked. */
final class PlayedModel implements ModelGateway {

    final List<ModelRequest> asked = new CopyOnWriteArrayList<>();
    private final Function<ModelRequest, ModelReply> answers;

    private PlayedModel(Function<ModelRequest, ModelReply> answers) {
        this.answers = answers;
    }

    static PlayedModel of(Function<ModelRequest, ModelReply> answers) {
        return new PlayedModel(answers);
    }

    /** The n-th reply is given to the conversation that has n-1 of the model's answers in it. */
    static PlayedModel script(List<List<ConversationItem>> replies) {
        return new PlayedModel(request -> {
            var given = request.input().stream().filter(PlayedModel::isMine).count();
            var before = 0;
            for (var reply : replies) {
                if (before == given) {
                    return answer(reply);
                }
                before += reply.size();
            }
            return new ModelReply.Failed(ModelReply.Fault.REJECTED, "The script has no reply after " + given + " items", List.of(), TokenUsage.NONE);
        });
    }

    static ModelReply answer(List<ConversationItem> items) {
        return new ModelReply.Completed("resp", items, new TokenUsage(100, 0, 10, 0), true);
    }

    /** Whether the model is asked to summarize the conversation. */
    static boolean isCompaction(ModelRequest request) {
        return request.thread().endsWith("-compaction");
    }

    private static boolean isMine(ConversationItem item) {
        return item instanceof ConversationItem.Call || (item instanceof ConversationItem.Message message && message.role() == ConversationItem.Role.ASSISTANT);
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) throws InterruptedException {
        asked.add(request);
        var reply = answers.apply(request);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (reply instanceof ModelReply.Completed completed) {
            completed.items().forEach(item -> listener.accept(new ModelEvent.ItemDone(item)));
        }
        return reply;
    }

    @Override
    public void close() {}
}
