package io.atopile.mcp.model.transport;

import io.atopile.mcp.http.ResponseText;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.model.transport.AttemptResult.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Access to a model of one provider through one API.
 *
 * <p>Transient failures are retried within the provider's {@link ProviderRetryPolicy}. When a stream breaks after complete items,
 * they are kept, except reasoning that no other item followed: if there are calls among them, they are the response, and the
 * model continues after their outputs; otherwise the request is repeated with them appended to the conversation. Redirects
 * aren't followed, so that the key is sent to no other host.
 */
public final class WireGateway implements ModelGateway {

    private static final int LONGEST_MESSAGE = 1000;

    private final ModelProvider provider;
    private final ModelWire wire;
    private final WireHttpClient client;
    private final PreviousResponseCache chain = new PreviousResponseCache();

    /** What the provider has refused, by model. */
    private final Map<String, Set<ProviderFeature>> refused = new ConcurrentHashMap<>();

    public WireGateway(ModelProvider provider, ModelWire wire) {
        this.provider = provider;
        this.wire = wire;
        this.client = new WireHttpClient(provider, wire);
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) throws InterruptedException {
        return new RetryingRequest(request, listener).ask();
    }

    /** Aborts all requests in progress. */
    @Override
    public void close() {
        client.close();
    }

    /** One request with its retries, until it succeeds or fails. Items that earlier attempts completed are kept. */
    private final class RetryingRequest {

        private final ModelRequest request;
        private final Consumer<ModelEvent> listener;
        private final List<ConversationItem> items = new ArrayList<>();
        private TokenUsage usage = TokenUsage.NONE;
        private int requestRetries;
        private int streamRetries;

        RetryingRequest(ModelRequest request, Consumer<ModelEvent> listener) {
            this.request = request;
            this.listener = listener;
        }

        ModelReply ask() throws InterruptedException {
            while (true) {
                var reply = attempt();
                if (reply.isPresent()) {
                    return reply.get();
                }
            }
        }

        /** Makes one attempt and waits after it; empty if another attempt is to follow. */
        private Optional<ModelReply> attempt() throws InterruptedException {
            var answer = new PartialReply(listener);
            var withheld = getRefused();
            var link = chain.find(request.thread(), conversation());
            var input = link.map(PreviousResponseCache.Link::added).orElseGet(this::conversation);
            var previous = link.map(PreviousResponseCache.Link::responseId);
            var valid = new SendableConversation(getOrigin(), withheld, wire.takesOutputPictures()).repair(input, previous.isPresent());
            var ending = client.send(wire.resolvePath(request), wire.writeBody(request, new RequestForm(valid, previous, provider.keepsState(), withheld)), wire.createParser(answer));
            answer.items().stream().map(this::withOrigin).forEach(items::add);
            usage = usage.add(answer.usage());
            return switch (ending) {
                case AttemptResult.Whole(var id, var endsTurn) -> Optional.of(complete(id, endsTurn));
                case AttemptResult.Refused(var fault, var why) -> Optional.of(buildFailure(fault, why));
                case AttemptResult.Forgotten() -> previous.isPresent()
                        ? sendWhole()
                        : Optional.of(buildFailure(Fault.REJECTED, "it reports a missing previous response, but the request named none"));
                case AttemptResult.Unsupported(var feature, var why) -> getRefused().add(feature)
                        ? sendWithout(feature)
                        : Optional.of(buildFailure(why.fault(), why.why()));
                case AttemptResult.Passing passing -> handleTransientFailure(passing);
            };
        }

        private List<ConversationItem> conversation() {
            var whole = new ArrayList<>(request.input());
            whole.addAll(items);
            return whole;
        }

        private ModelReply complete(String responseId, boolean endsTurn) {
            if (provider.keepsState()) {
                chain.remember(request.thread(), responseId, conversation());
            }
            return new ModelReply.Completed(responseId, items, usage, endsTurn);
        }

        private ModelReply buildFailure(Fault fault, String why) {
            return new ModelReply.Failed(fault, clean("%s: %s".formatted(provider.describe(), why)), items, usage);
        }

        private Optional<ModelReply> sendWhole() {
            chain.forget(request.thread());
            warn("The provider no longer has the conversation; it is sent again in full.");
            return Optional.empty();
        }

        private Optional<ModelReply> sendWithout(ProviderFeature feature) {
            warn("The provider doesn't accept %s from %s; the question is sent again without.".formatted(feature.title(), request.model()));
            return Optional.empty();
        }

        private Set<ProviderFeature> getRefused() {
            return refused.computeIfAbsent(request.model(), _ -> ConcurrentHashMap.newKeySet());
        }

        /** Returns what tells reasoning of this model from that of others, which it can't read. */
        private String getOrigin() {
            return provider.base() + " " + request.model();
        }

        private ConversationItem withOrigin(ConversationItem item) {
            return item instanceof ConversationItem.Reasoning reasoning ? reasoning.withOrigin(getOrigin()) : item;
        }

        /** Handles a broken response. A call that is complete is executed rather than requested again. */
        private Optional<ModelReply> handleTransientFailure(AttemptResult.Passing passing) throws InterruptedException {
            dropLooseReasoning();
            if (items.stream().anyMatch(ConversationItem.Call.class::isInstance)) {
                warn("The response broke off after its calls (%s); they are executed, then the model continues."
                        .formatted(passing.why()));
                return Optional.of(new ModelReply.Completed("", items, usage, false));
            }
            var retry = count(passing.stage());
            var most = getMaxRetries(passing.stage());
            if (retry > most) {
                return Optional.of(buildFailure(
                        Fault.UNAVAILABLE, "no response after %d attempts; last error: %s".formatted(retry, passing.why())));
            }
            var tooLong = passing.asked().filter(asked -> asked.compareTo(provider.patience().longestWait()) > 0);
            if (tooLong.isPresent()) {
                return Optional.of(buildFailure(Fault.UNAVAILABLE, describeLongWait(passing.why(), tooLong.get())));
            }
            pause(passing, retry, most);
            return Optional.empty();
        }

        /** Drops trailing reasoning, because providers reject reasoning without the item that followed it. */
        private void dropLooseReasoning() {
            while (!items.isEmpty() && items.getLast() instanceof ConversationItem.Reasoning) {
                items.removeLast();
            }
        }

        private String describeLongWait(String why, Duration asked) {
            return "it asks to retry in %d s, but the longest wait is %d s: %s"
                    .formatted(asked.toSeconds(), provider.patience().longestWait().toSeconds(), why);
        }

        private int count(Stage stage) {
            return switch (stage) {
                case REQUEST -> ++requestRetries;
                case STREAM -> {
                    requestRetries = 0;
                    yield ++streamRetries;
                }
            };
        }

        private int getMaxRetries(Stage stage) {
            return switch (stage) {
                case REQUEST -> provider.patience().requestRetries();
                case STREAM -> provider.patience().streamRetries();
            };
        }

        private void pause(AttemptResult.Passing passing, int retry, int most) throws InterruptedException {
            var random = RandomGenerator.getDefault();
            Duration wait = passing.asked()
                    .map(asked -> RetryBackoff.addJitter(asked, random))
                    .orElseGet(() -> RetryBackoff.computeBackOff(provider.patience(), retry, random));
            listener.accept(new ModelEvent.Retrying(retry + 1, most + 1, wait, clean(passing.why())));
            Thread.sleep(wait);
        }

        private void warn(String message) {
            listener.accept(new ModelEvent.Warning(clean(message)));
        }

        /** Cleans a message. Hides secrets before truncating, so that none is cut in half and then missed. */
        private String clean(String message) {
            return ResponseText.shorten(provider.hideSecretsIn(message), LONGEST_MESSAGE);
        }
    }

    /**
     * Remembers, for a provider that stores conversations, the last response of each conversation and which items it covers. It is
     * only an optimisation: a conversation that isn't in the cache is sent whole.
     */
    private static final class PreviousResponseCache {

        /** More than the runs that one server executes at once. */
        private static final int MOST_THREADS = 256;

        /** The response to continue from, and the items that the provider doesn't have yet; never empty. */
        record Link(String responseId, List<ConversationItem> added) {}

        private record Covered(String responseId, List<ConversationItem> items) {}

        private final Map<String, Covered> threads = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Covered> eldest) {
                return size() > MOST_THREADS;
            }
        };

        /** Returns the link of a conversation; empty unless the conversation extends the covered items. */
        synchronized Optional<Link> find(String thread, List<ConversationItem> conversation) {
            return Optional.ofNullable(threads.get(thread))
                    .filter(covered -> conversation.size() > covered.items().size())
                    .filter(covered -> covered.items().equals(conversation.subList(0, covered.items().size())))
                    .map(covered -> new Link(
                            covered.responseId(), conversation.subList(covered.items().size(), conversation.size())));
        }

        synchronized void remember(String thread, String responseId, List<ConversationItem> conversation) {
            if (responseId.isEmpty()) {
                threads.remove(thread);
            } else {
                threads.put(thread, new Covered(responseId, List.copyOf(conversation)));
            }
        }

        synchronized void forget(String thread) {
            threads.remove(thread);
        }
    }
}
