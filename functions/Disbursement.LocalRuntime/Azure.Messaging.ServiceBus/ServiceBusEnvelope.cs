using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message as it lies in a storage queue: one JSON document that a person can read there.</summary>
/// <remarks>A queue message that is no such document is taken as a bare body, so that other programs may send too.
/// </remarks>
internal sealed record ServiceBusEnvelope
{
    /// <summary>The property that says why a message is dead.</summary>
    public const string DeadLetterReasonName = "DeadLetterReason";

    /// <summary>The property that says more about it.</summary>
    public const string DeadLetterDescriptionName = "DeadLetterErrorDescription";

    /// <summary>Largest message in a storage queue, in bytes of its text: 64 KiB less a quarter, as in Azure.</summary>
    public const int SizeBytesMax = 48 * 1024;

    private const int Version = 1;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The sender's id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>The body's content type.</summary>
    public string? ContentType { get; init; }

    /// <summary>Ties it to another.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>Named values.</summary>
    public required IReadOnlyDictionary<string, object> Properties { get; init; }

    /// <summary>The body.</summary>
    public required BinaryData Body { get; init; }

    /// <summary>Makes the envelope of a message to send.</summary>
    public static ServiceBusEnvelope From(ServiceBusMessage message, DateTimeOffset now) => new()
    {
        Id = message.MessageId ?? Guid.NewGuid().ToString("N"),
        Subject = message.Subject,
        ContentType = message.ContentType,
        CorrelationId = message.CorrelationId,
        SentAt = now,
        Properties = new Dictionary<string, object>(message.ApplicationProperties, StringComparer.Ordinal),
        Body = message.Body,
    };

    /// <summary>Reads a queue message.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="queueMessageId">Stands for the sender's id when there is none.</param>
    /// <param name="insertedAt">Stands for the time of sending when there is none.</param>
    public static ServiceBusEnvelope Read(string text, string queueMessageId, DateTimeOffset insertedAt)
    {
        if (TryParse(text) is not { } json)
        {
            return new ServiceBusEnvelope
            {
                Id = queueMessageId,
                SentAt = insertedAt,
                Properties = new Dictionary<string, object>(StringComparer.Ordinal),
                Body = BinaryData.FromString(text),
            };
        }

        return new ServiceBusEnvelope
        {
            Id = (string?)json["id"] ?? queueMessageId,
            Subject = (string?)json["subject"],
            ContentType = (string?)json["type"],
            CorrelationId = (string?)json["correlation"],
            SentAt = json["at"] is { } at ? at.GetValue<DateTimeOffset>() : insertedAt,
            Properties = ReadProperties(json["properties"] as JsonObject),
            Body = json["body"] is { } bytes
                ? BinaryData.FromBytes(Convert.FromBase64String((string)bytes!))
                : BinaryData.FromString((string?)json["text"] ?? string.Empty),
        };
    }

    /// <summary>Writes the queue message's text.</summary>
    /// <exception cref="ServiceBusException">It is larger than a queue takes.</exception>
    public string Write(string entityPath)
    {
        var json = new JsonObject { ["sb"] = Version, ["id"] = Id, ["at"] = SentAt };
        Set(json, "subject", Subject);
        Set(json, "type", ContentType);
        Set(json, "correlation", CorrelationId);
        WriteBody(json);
        if (Properties.Count > 0)
        {
            json["properties"] = new JsonObject(Properties.Select(
                property => KeyValuePair.Create(property.Key, (JsonNode?)JsonValue.Create(property.Value))));
        }

        string text = json.ToJsonString();
        int size = Encoding.UTF8.GetByteCount(text);
        return size <= SizeBytesMax
            ? text
            : throw new ServiceBusException(
                $"A message of {size} bytes is larger than the {SizeBytesMax} that a queue takes.",
                ServiceBusFailureReason.MessageSizeExceeded,
                entityPath);
    }

    /// <summary>The same message with some named values set; a null value removes the name.</summary>
    public ServiceBusEnvelope With(IEnumerable<KeyValuePair<string, object>>? changes)
    {
        if (changes is null)
        {
            return this;
        }

        var properties = new Dictionary<string, object>(Properties, StringComparer.Ordinal);
        foreach ((string name, object value) in changes)
        {
            if (value is null)
            {
                properties.Remove(name);
            }
            else
            {
                properties[name] = value;
            }
        }

        return this with { Properties = properties };
    }

    private static JsonObject? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject json && json["sb"] is JsonValue version
                && version.TryGetValue(out int number) && number == Version ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, object> ReadProperties(JsonObject? json)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? node) in json ?? [])
        {
            if (node is JsonValue value)
            {
                properties[name] = ReadValue(value);
            }
        }

        return properties;
    }

    private static object ReadValue(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetValue(out long number) ? number : (object)value.GetValue<double>(),
        _ => value.GetValue<string>(),
    };

    private static void Set(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    /// <summary>Text stays text, for the eye of a person; other bytes go as base64.</summary>
    private void WriteBody(JsonObject json)
    {
        try
        {
            json["text"] = StrictUtf8.GetString(Body.ToMemory().Span);
        }
        catch (DecoderFallbackException)
        {
            json["body"] = Convert.ToBase64String(Body.ToMemory().Span);
        }
    }
}
