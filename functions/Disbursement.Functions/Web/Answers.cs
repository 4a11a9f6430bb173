using Disbursement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Web;

/// <summary>Answers of the API, all in the app's one JSON style.</summary>
internal static class Answers
{
    /// <summary>200 with a body.</summary>
    public static IResult Ok<T>(T value) => Results.Json(value, StoreJson.Options, StoreJson.ContentType);

    /// <summary>202: written down; what follows from it goes on by itself.</summary>
    public static IResult Accepted<T>(T value) => Results.Json(
        value, StoreJson.Options, StoreJson.ContentType, StatusCodes.Status202Accepted);
}
