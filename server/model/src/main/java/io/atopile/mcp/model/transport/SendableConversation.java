package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a conversation valid for one model, so that an item which a provider can't take doesn't make it refuse the conversation for ever. The
 * stored conversation stays as it is.
 *
 * <ul>
 *   <li>Arguments that aren't a JSON object, as some servers parse them, become one.
 *   <li>Each call has one output, and each output a call.
 *   <li>Pictures are in a message of the user where outputs can't contain any, and described in words where the model takes none.
 *   <li>Reasoning of another model, or that was refused, and messages without content are left out.
 * </ul>
 */
public final class SendableConversation {

    private static final String LOST = "The result of this call was lost. Check before you repeat it.";

    private final String origin;
    private final Set<ProviderFeature> withheld;
    private final boolean takesOutputPictures;

    /**
     * @param origin of reasoning that the model can read, as in {@link ConversationItem.Reasoning}
     * @param withheld what the provider has refused
     * @param takesOutputPictures whether outputs can contain pictures in this API
     */
    public SendableConversation(String origin, Set<ProviderFeature> withheld, boolean takesOutputPictures) {
        this.origin = origin;
        this.withheld = Set.copyOf(withheld);
        this.takesOutputPictures = takesOutputPictures && !withheld.contains(ProviderFeature.OUTPUT_PICTURES);
    }

    /** Returns the items to send. {@code continues} is whether the provider has the items before them, such as the calls of outputs. */
    public List<ConversationItem> repair(List<ConversationItem> items, boolean continues) {
        var readable = items.stream().filter(this::isReadable).map(SendableConversation::repairArguments).toList();
        return movePictures(pair(readable, continues));
    }

    private boolean isReadable(ConversationItem item) {
        return switch (item) {
            case ConversationItem.Reasoning reasoning -> !withheld.contains(ProviderFeature.REASONING_HISTORY)
                    && reasoning.origin().filter(from -> !from.equals(origin)).isEmpty();
            case ConversationItem.Message(_, var content) -> content.stream().anyMatch(SendableConversation::hasContent);
            case ConversationItem.Call _, ConversationItem.Output _, ConversationItem.Other _ -> true;
        };
    }

    private static boolean hasContent(ContentPart part) {
        return switch (part) {
            case ContentPart.Text(var text) -> !text.isBlank();
            case ContentPart.Image _ -> true;
        };
    }

    private static ConversationItem repairArguments(ConversationItem item) {
        return item instanceof ConversationItem.Call(var id, var name, var arguments) && EventJson.parse(arguments).isEmpty()
                ? new ConversationItem.Call(id, name, arguments.isBlank() ? "{}" : Json.object().put("invalid_arguments", arguments).toString())
                : item;
    }

    private static List<ConversationItem> pair(List<ConversationItem> items, boolean continues) {
        var calls = listIds(items, ConversationItem.Call.class);
        var outputs = listIds(items, ConversationItem.Output.class);
        var answered = new HashSet<String>();
        var asked = new HashSet<String>();
        var lost = new ArrayList<ConversationItem>();
        var paired = new ArrayList<ConversationItem>();
        for (var item : items) {
            switch (item) {
                case ConversationItem.Call(var id, _, _) when asked.add(id) -> {
                    paired.add(item);
                    if (!outputs.contains(id)) {
                        lost.add(ConversationItem.Output.of(id, LOST));
                    }
                }
                case ConversationItem.Output(var id, _) when ((continues && !calls.contains(id)) || asked.contains(id)) && answered.add(id) -> paired.add(item);
                case ConversationItem.Call _, ConversationItem.Output _ -> {}
                case ConversationItem.Message _, ConversationItem.Reasoning _, ConversationItem.Other _ -> {
                    move(lost, paired);
                    paired.add(item);
                }
            }
        }
        move(lost, paired);
        return paired;
    }

    /** Lost outputs follow the last call of their answer, because nothing may stand between calls that belong together. */
    private static void move(List<ConversationItem> from, List<ConversationItem> to) {
        to.addAll(from);
        from.clear();
    }

    private static Set<String> listIds(List<ConversationItem> items, Class<? extends ConversationItem> kind) {
        return items.stream()
                .filter(kind::isInstance)
                .flatMap(item -> switch (item) {
                    case ConversationItem.Call(var id, _, _) -> Stream.of(id);
                    case ConversationItem.Output(var id, _) -> Stream.of(id);
                    case ConversationItem.Message _, ConversationItem.Reasoning _, ConversationItem.Other _ -> Stream.<String>empty();
                })
                .collect(Collectors.toSet());
    }

    /** Pictures of outputs follow the last of the outputs in a row, because nothing may stand between those of one answer. */
    private List<ConversationItem> movePictures(List<ConversationItem> items) {
        var moved = new ArrayList<ConversationItem>();
        var waiting = new ArrayList<ContentPart>();
        for (var item : items) {
            if (item instanceof ConversationItem.Output(var id, var content)) {
                waiting.addAll(listPicturesToMove(content));
                moved.add(new ConversationItem.Output(id, content.stream().map(part -> takesOutputPictures ? describeRefused(part) : describeMoved(part)).toList()));
            } else {
                flush(waiting, moved);
                moved.add(item instanceof ConversationItem.Message(var role, var content)
                        ? new ConversationItem.Message(role, content.stream().map(this::describeRefused).toList())
                        : item);
            }
        }
        flush(waiting, moved);
        return moved;
    }

    private List<ContentPart> listPicturesToMove(List<ContentPart> content) {
        return takesOutputPictures || !takesPictures() ? List.of() : content.stream().filter(ContentPart.Image.class::isInstance).toList();
    }

    private static void flush(List<ContentPart> waiting, List<ConversationItem> into) {
        if (!waiting.isEmpty()) {
            var content = new ArrayList<ContentPart>(List.of(new ContentPart.Text("The pictures of the outputs above:")));
            content.addAll(waiting);
            into.add(new ConversationItem.Message(ConversationItem.Role.USER, content));
            waiting.clear();
        }
    }

    private boolean takesPictures() {
        return !withheld.contains(ProviderFeature.INPUT_PICTURES);
    }

    private ContentPart describeRefused(ContentPart part) {
        return part instanceof ContentPart.Image(var url) && !takesPictures() ? describe(url, "isn't shown, because the model takes none") : part;
    }

    private ContentPart describeMoved(ContentPart part) {
        return part instanceof ContentPart.Image(var url)
                ? describe(url, takesPictures() ? "follows below" : "isn't shown, because the model takes none")
                : part;
    }

    private static ContentPart describe(String url, String what) {
        return new ContentPart.Text("[A picture%s %s.]".formatted(DataUrl.parse(url).map(data -> " (%s, %d bytes)".formatted(data.type(), data.size())).orElse(""), what));
    }
}
