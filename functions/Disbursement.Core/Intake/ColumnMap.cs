namespace Disbursement.Core.Intake;

/// <summary>Which column of one file holds which field.</summary>
/// <remarks>Immutable; one is shared by all rows of a file.</remarks>
public sealed class ColumnMap
{
    private readonly int[] _columns;
    private readonly IntakeField?[] _fields;

    private ColumnMap(int[] columns, IReadOnlyList<string> headers, IReadOnlyList<string> twice)
    {
        _columns = columns;
        _fields = new IntakeField?[headers.Count];
        foreach (IntakeField field in Enum.GetValues<IntakeField>().Where(field => columns[(int)field] >= 0))
        {
            _fields[columns[(int)field]] = field;
        }

        Headers = headers;
        Twice = twice;
        Known = _columns.Count(column => column >= 0);
        Missing = [.. IntakeColumns.Required.Where(field => this[field] < 0)];
    }

    /// <summary>The header cells as the file spells them.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>Headers that name a field named before.</summary>
    public IReadOnlyList<string> Twice { get; }

    /// <summary>How many fields the file has.</summary>
    public int Known { get; }

    /// <summary>Required fields the file has not.</summary>
    public IReadOnlyList<IntakeField> Missing { get; }

    /// <summary>The position of a field's column, or -1.</summary>
    public int this[IntakeField field] => _columns[(int)field];

    /// <summary>The field a position holds, or none for a column that is not read.</summary>
    public IntakeField? FieldOf(int column) => column < _fields.Length ? _fields[column] : null;

    /// <summary>Reads the cells of what may be a header row.</summary>
    public static ColumnMap Of(IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        int[] columns = new int[IntakeColumns.Count];
        Array.Fill(columns, -1);
        List<string> twice = [];
        for (int column = 0; column < headers.Count; column++)
        {
            if (!IntakeColumns.TryFind(headers[column], out IntakeField field))
            {
                continue;
            }

            if (columns[(int)field] >= 0)
            {
                twice.Add(headers[column]);
            }
            else
            {
                columns[(int)field] = column;
            }
        }

        return new ColumnMap(columns, headers, twice);
    }
}
