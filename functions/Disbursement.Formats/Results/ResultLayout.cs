using System.Text.Json;
using System.Text.Json.Serialization;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Core.Text;

namespace Disbursement.Formats.Results;

/// <summary>A column of a result sheet.</summary>
internal enum ResultColumn
{
    /// <summary>The payment, or a text that holds it.</summary>
    Payment,

    /// <summary>The amount.</summary>
    Amount,

    /// <summary>What happened.</summary>
    Status,

    /// <summary>Why; may be absent.</summary>
    Reason,

    /// <summary>When; may be absent.</summary>
    PaidOn,
}

/// <summary>How one kind of provider writes its results into a sheet. Data: <c>result-layouts.json</c>.</summary>
internal sealed class ResultLayout
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Dictionary<ResultColumn, string[]> _columns;
    private readonly Dictionary<string, ResultStatus?> _statuses;
    private readonly (string Phrase, string Code)[] _reasons;

    private ResultLayout(LayoutData data)
    {
        Id = data.Id;
        Sheet = VietnameseText.MatchKey(data.Sheet);
        IsPaymentWithinText = data.PaymentWithinText;
        _columns = data.Columns.ToDictionary(
            column => Enum.Parse<ResultColumn>(column.Key, ignoreCase: true),
            column => column.Value.Select(VietnameseText.MatchKey).ToArray());
        _statuses = data.Statuses.SelectMany(status => status.Value, (status, word) => (status.Key, word)).ToDictionary(
            pair => VietnameseText.MatchKey(pair.word), pair => StatusOf(pair.Key), StringComparer.Ordinal);
        _reasons = [.. data.Reasons.SelectMany(
            reason => reason.Value, (reason, phrase) => (VietnameseText.MatchKey(phrase), reason.Key))];
        if (_reasons.Any(reason => ReasonCatalogue.Find(reason.Code).Code.Length == 0)
            || !((ResultColumn[])[ResultColumn.Payment, ResultColumn.Amount, ResultColumn.Status])
                .All(_columns.ContainsKey))
        {
            throw new FormatException($"The layout {Id} names an unknown reason or lacks a column.");
        }
    }

    /// <summary>The layouts that are shipped, in the order they are tried.</summary>
    public static IReadOnlyList<ResultLayout> Shipped { get; } = Load();

    /// <summary>The layout's name, which a reading names as its format.</summary>
    public string Id { get; }

    /// <summary>The folded name of the sheet; empty for any.</summary>
    public string Sheet { get; }

    /// <summary>Whether the payment stands inside a longer text.</summary>
    public bool IsPaymentWithinText { get; }

    /// <summary>The columns of a header row; <see langword="null"/> when a needed one is not there.</summary>
    public Dictionary<ResultColumn, int>? FindColumns(IReadOnlyList<string> header)
    {
        string[] keys = [.. header.Select(VietnameseText.MatchKey)];
        var found = new Dictionary<ResultColumn, int>();
        foreach ((ResultColumn column, string[] names) in _columns)
        {
            // The first of the names that is there: the order of the names is the order of preference.
            int at = names.Select(name => Array.IndexOf(keys, name)).FirstOrDefault(index => index >= 0, -1);
            if (at >= 0)
            {
                found[column] = at;
            }
            else if (column is ResultColumn.Payment or ResultColumn.Amount or ResultColumn.Status)
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>What a word of the status column means; false for a word that is not known.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="status">The status; <see langword="null"/> for a payment on its way.</param>
    public bool TryStatus(string text, out ResultStatus? status)
    {
        status = null;
        return text.Length == 0 || _statuses.TryGetValue(VietnameseText.MatchKey(text), out status);
    }

    /// <summary>
    /// The reason of a text: a code that stands there, else the one code whose words it has. Words of two codes are
    /// no reason, since a wrong one could pay again what was paid.
    /// </summary>
    public string ReasonOf(string text)
    {
        foreach (string word in text.Split([' ', ':', '-', ';', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReasonCatalogue.Find(word).Code.Length > 0)
            {
                return word;
            }
        }

        string key = VietnameseText.MatchKey(text);
        string[] codes = [.. _reasons.Where(reason => key.Contains(reason.Phrase, StringComparison.Ordinal))
            .Select(reason => reason.Code).Distinct(StringComparer.Ordinal)];
        return codes.Length == 1 ? codes[0] : "";
    }

    /// <summary>The payment a cell names; false when it names none, or more than one.</summary>
    public bool TryPayment(string text, out EndToEndId id)
    {
        if (!IsPaymentWithinText)
        {
            return EndToEndId.TryParse(text, out id);
        }

        EndToEndId[] ids = [.. text.Split([' ', '-', '/', '.', ',', ';', ':', '|', '_'])
            .Where(word => EndToEndId.TryParse(word, out _)).Select(EndToEndId.Parse).Distinct()];
        id = ids.Length == 1 ? ids[0] : default;
        return ids.Length == 1;
    }

    private static ResultStatus? StatusOf(string word) =>
        word == "pending" ? null : Enum.Parse<ResultStatus>(word, ignoreCase: true);

    private static ResultLayout[] Load()
    {
        using Stream stream = typeof(ResultLayout).Assembly.GetManifestResourceStream("result-layouts.json")
            ?? throw new InvalidOperationException("The shipped result layouts are missing.");
        LayoutBook book = JsonSerializer.Deserialize<LayoutBook>(stream, Options)
            ?? throw new FormatException("The result layouts are empty.");
        return [.. book.Layouts.Select(data => new ResultLayout(data))];
    }

    private sealed record LayoutBook([property: JsonRequired] IReadOnlyList<LayoutData> Layouts);

    private sealed record LayoutData(
        [property: JsonRequired] string Id,
        [property: JsonRequired] string Source,
        [property: JsonRequired] string Sheet,
        [property: JsonRequired] bool PaymentWithinText,
        [property: JsonRequired] IReadOnlyDictionary<string, string[]> Columns,
        [property: JsonRequired] IReadOnlyDictionary<string, string[]> Statuses,
        [property: JsonRequired] IReadOnlyDictionary<string, string[]> Reasons);
}
