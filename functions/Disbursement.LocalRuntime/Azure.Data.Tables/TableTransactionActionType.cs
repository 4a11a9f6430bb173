namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does with its row.</summary>
public enum TableTransactionActionType
{
    /// <summary>Adds it; fails when it exists.</summary>
    Add = 0,

    /// <summary>Changes the named properties; fails when it does not exist or its version differs.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces it; fails when it does not exist or its version differs.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes it; fails when it does not exist or its version differs.</summary>
    Delete = 3,

    /// <summary>Changes the named properties or adds it, whatever its version.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces or adds it, whatever its version.</summary>
    UpsertReplace = 5,
}
