using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>Takes the service's answer to a transaction apart: one answer for each action, or the one
/// refusal.</summary>
internal static class TableBatchAnswer
{
    private const string StatusLine = "HTTP/1.1 ";

    /// <summary>Reads the answers in the order of the actions.</summary>
    public static IReadOnlyList<Response> Read(Response response)
    {
        string text = response.Content.ToString();
        var parts = new List<Response>();
        for (int at = text.IndexOf(StatusLine, StringComparison.Ordinal); at >= 0;)
        {
            int next = text.IndexOf("\n" + StatusLine, at, StringComparison.Ordinal);
            parts.Add(ReadPart(text.AsSpan(at, (next < 0 ? text.Length : next) - at), response.ClientRequestId));
            at = next < 0 ? next : next + 1;
        }

        return parts;
    }

    private static TablePartResponse ReadPart(ReadOnlySpan<char> part, string clientRequestId)
    {
        SpanLineEnumerator lines = part.EnumerateLines();
        lines.MoveNext();
        ReadOnlySpan<char> answer = lines.Current[StatusLine.Length..]; // "204 No Content"
        int status = int.Parse(answer[..3], NumberStyles.None, CultureInfo.InvariantCulture);
        string reason = answer.Length > 4 ? answer[4..].ToString() : string.Empty;

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.MoveNext() && !lines.Current.IsEmpty)
        {
            int colon = lines.Current.IndexOf(':');
            if (colon > 0)
            {
                headers[lines.Current[..colon].ToString()] = lines.Current[(colon + 1)..].Trim().ToString();
            }
        }

        return new TablePartResponse(status, reason, headers, Body(lines), clientRequestId);
    }

    /// <summary>The body is one JSON document, or nothing; what follows is the next boundary.</summary>
    private static byte[] Body(SpanLineEnumerator lines)
    {
        var body = new StringBuilder();
        while (lines.MoveNext() && !lines.Current.StartsWith("--", StringComparison.Ordinal))
        {
            body.Append(lines.Current);
        }

        return Encoding.UTF8.GetBytes(body.ToString());
    }
}
