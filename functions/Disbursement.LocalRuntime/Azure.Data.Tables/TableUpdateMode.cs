namespace Azure.Data.Tables;

/// <summary>What happens to stored properties that an update does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go: the row becomes exactly what is written.</summary>
    Replace = 1,
}
