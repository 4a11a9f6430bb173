namespace Azure.Data.Tables.Models;

/// <summary>A table, as the service lists it.</summary>
public class TableItem
{
    /// <summary>Creates the description of a table.</summary>
    public TableItem(string name) => Name = name;

    /// <summary>The table's name: 3 to 63 letters and digits, a letter first.</summary>
    public string Name { get; }
}
