namespace Disbursement.Functions.Web.Access;

/// <summary>Names the roles that may call an HTTP function; one of them is enough.</summary>
/// <remarks>
/// A function with neither this nor <see cref="AnyoneAttribute"/> answers nobody: forgetting it refuses, never opens.
/// The area is checked by the function itself, which alone knows what the call is about.
/// </remarks>
/// <param name="roles">The roles; at least one.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccessAttribute(params Role[] roles) : Attribute
{
    /// <summary>The roles that may call.</summary>
    public Role[] Roles { get; } = roles;
}

/// <summary>Opens an HTTP function to callers without a token: only for what tells nothing about anybody.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnyoneAttribute : Attribute;
