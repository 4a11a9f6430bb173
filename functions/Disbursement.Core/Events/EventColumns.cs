using Disbursement.Core.Text;

namespace Disbursement.Core.Events;

/// <summary>Which column of an event list holds which field; headers are folded as in beneficiary files.</summary>
public sealed class EventColumns
{
    private static readonly (EventField Field, string Key, string Header)[] Names =
    [
        (EventField.Stt, "stt", "STT"),
        (EventField.CitizenId, "citizen_id", "Số định danh"),
        (EventField.FullName, "full_name", "Họ và tên"),
        (EventField.Event, "event", "Mã biến động"),
        (EventField.Date, "date", "Ngày biến động"),
        (EventField.Decision, "decision", "Số quyết định"),
        (EventField.DecisionDate, "decision_date", "Ngày quyết định"),
        (EventField.Programme, "programme", "Mã chế độ"),
        (EventField.Note, "note", "Ghi chú"),
    ];

    private static readonly EventField[] Required = [EventField.CitizenId, EventField.Event, EventField.Date];

    private readonly int[] _columns = new int[Names.Length];

    private EventColumns(IReadOnlyList<string> headers)
    {
        Headers = headers;
        Array.Fill(_columns, -1);
    }

    /// <summary>The header cells as the file spells them.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>How many fields the file has.</summary>
    public int Known => _columns.Count(static column => column >= 0);

    /// <summary>Headers of required columns that the file has not.</summary>
    public IReadOnlyList<string> Missing =>
        [.. Required.Where(one => _columns[(int)one] < 0).Select(static one => Names[(int)one].Header)];

    /// <summary>Headers that name a field named before.</summary>
    public IReadOnlyList<string> Twice { get; private set; } = [];

    /// <summary>Headers that name nothing that is read.</summary>
    public IReadOnlyList<string> NotRead =>
        [.. Headers.Where((header, column) => !string.IsNullOrWhiteSpace(header) && !_columns.Contains(column))];

    /// <summary>Reads the cells of what may be a header row.</summary>
    public static EventColumns Of(IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var columns = new EventColumns(headers);
        List<string> twice = [];
        for (int column = 0; column < headers.Count; column++)
        {
            string key = VietnameseText.MatchKey(headers[column]);
            int field = key.Length == 0 ? -1 : Array.FindIndex(Names, name =>
                key == VietnameseText.MatchKey(name.Key) || key == VietnameseText.MatchKey(name.Header));
            if (field >= 0 && columns._columns[field] >= 0)
            {
                twice.Add(headers[column]);
            }
            else if (field >= 0)
            {
                columns._columns[field] = column;
            }
        }

        columns.Twice = twice;
        return columns;
    }

    /// <summary>A field's text in a row, trimmed; empty where the file or the row has no such cell.</summary>
    public string Text(IReadOnlyList<string> cells, EventField field)
    {
        ArgumentNullException.ThrowIfNull(cells);
        int column = _columns[(int)field];
        return column >= 0 && column < cells.Count ? cells[column].Trim() : "";
    }
}
