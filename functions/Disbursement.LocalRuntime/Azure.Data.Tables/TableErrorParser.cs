using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads the table service's error document, so that exceptions carry its code and message.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    /// <summary>The only instance; it has no state.</summary>
    public static readonly TableErrorParser Instance = new();

    private TableErrorParser()
    {
    }

    /// <inheritdoc/>
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is not { CanSeek: true } content)
        {
            return false;
        }

        content.Position = 0;
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            if (!document.RootElement.TryGetProperty("odata.error", out JsonElement details))
            {
                return false;
            }

            string? message = details.GetProperty("message").GetProperty("value").GetString();
            error = new ResponseError(details.GetProperty("code").GetString(), message);
            data = FailedAction(message);
            return true;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false; // not the service's own document (a proxy's page): the status must do
        }
    }

    /// <summary>In a transaction the message starts with the index of the refused action and a colon.</summary>
    private static Dictionary<string, string>? FailedAction(string? message)
    {
        int colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        ReadOnlySpan<char> start = message.AsSpan(0, Math.Max(colon, 0));
        return int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [TableTransactionFailedException.FailedIndexKey] = index.ToString(CultureInfo.InvariantCulture),
            }
            : null;
    }
}
