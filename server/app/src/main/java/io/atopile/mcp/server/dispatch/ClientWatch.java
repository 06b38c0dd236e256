package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What one client has listed and subscribed to, as it was when the client last heard of it. */
final class ClientWatch {

    private static final int MOST_SUBSCRIPTIONS = 100;
    private static final int MOST_LOOKS = 20;

    private final MessageSink outbox;
    private volatile Optional<List<ResourceSource.Listing>> resources = Optional.empty();
    private volatile Optional<List<PromptSource.Listing>> prompts = Optional.empty();
    private final Map<String, String> subscribed = new ConcurrentHashMap<>();
    private final Map<String, Changing> changing = new ConcurrentHashMap<>();

    /** A resource whose version was new at the last look. */
    private record Changing(String version, int looks) {}

    /** @param outbox sends what no request caused; returns false while the client can't receive such messages */
    ClientWatch(MessageSink outbox) {
        this.outbox = outbox;
    }

    void setResources(List<ResourceSource.Listing> listed) {
        resources = Optional.of(List.copyOf(listed));
    }

    void setPrompts(List<PromptSource.Listing> listed) {
        prompts = Optional.of(List.copyOf(listed));
    }

    /** Subscribes to a resource; returns whether the client may have one more. */
    boolean subscribe(String uri, String version) {
        if (!subscribed.containsKey(uri) && subscribed.size() >= MOST_SUBSCRIPTIONS) {
            return false;
        }
        subscribed.put(uri, version);
        return true;
    }

    void unsubscribe(String uri) {
        subscribed.remove(uri);
    }

    boolean hasListedResources() {
        return resources.isPresent();
    }

    boolean hasListedPrompts() {
        return prompts.isPresent();
    }

    /** Tells the client if the list of resources isn't what it was. A client that can't be told now is told later. */
    void compareResources(List<ResourceSource.Listing> now) {
        var known = resources;
        if (known.isPresent() && !known.get().equals(now) && sendChange("notifications/resources/list_changed")) {
            setResources(now);
        }
    }

    /** The same for the list of prompts. */
    void comparePrompts(List<PromptSource.Listing> now) {
        var known = prompts;
        if (known.isPresent() && !known.get().equals(now) && sendChange("notifications/prompts/list_changed")) {
            setPrompts(now);
        }
    }

    /**
     * The same for the resources that the client has subscribed to, once their versions are the same twice in a row: a file that is still
     * being written isn't told. One that changes all the time is told now and then; one that has disappeared has the version "".
     *
     * @return whether to look again soon
     */
    boolean compareSubscribed(Function<String, String> versions) {
        changing.keySet().retainAll(subscribed.keySet());
        return subscribed.entrySet().stream()
                        .filter(entry -> isStillChanging(entry.getKey(), entry.getValue(), versions.apply(entry.getKey())))
                        .count() > 0;
    }

    /** Compares one resource's version with the known one, and tells the client unless the version was another at the last look. */
    private boolean isStillChanging(String uri, String known, String now) {
        var before = changing.get(uri);
        if (now.equals(known)) {
            changing.remove(uri);
            return false;
        }
        if (before == null || !(before.version().equals(now) || before.looks() >= MOST_LOOKS)) {
            changing.put(uri, new Changing(now, before == null ? 1 : before.looks() + 1));
            return true;
        }
        if (sendUpdate(uri)) {
            changing.remove(uri);
            subscribed.replace(uri, known, now);
        }
        return false;
    }

    private boolean sendChange(String method) {
        return outbox.send(Json.object().put("jsonrpc", "2.0").put("method", method));
    }

    private boolean sendUpdate(String uri) {
        var message = Json.object().put("jsonrpc", "2.0").put("method", "notifications/resources/updated");
        message.putObject("params").put("uri", uri);
        return outbox.send(message);
    }
}
