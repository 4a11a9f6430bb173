namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key of the Functions host a request must bring. The local runtime has no keys and asks for none.
/// </summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>A signed-in user.</summary>
    User = 1,

    /// <summary>The function's key.</summary>
    Function = 2,

    /// <summary>A system key.</summary>
    System = 3,

    /// <summary>The administrator's key.</summary>
    Admin = 4,
}
