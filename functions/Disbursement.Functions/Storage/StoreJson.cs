using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disbursement.Functions.Storage;

/// <summary>How the app writes JSON: camel case, enums as names, Vietnamese letters as they are, stable order.</summary>
public static class StoreJson
{
    /// <summary>Media type of every JSON document.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>The one set of options.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The document as bytes.</summary>
    public static BinaryData ToBytes<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Options));
}
